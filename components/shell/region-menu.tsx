'use client';

import { ChevronsUpDown, Globe2 } from 'lucide-react';
import { Button } from '@/components/ui/button/button';
import { MenuChoice, MenuContent, MenuLabel, MenuTrigger } from '@/components/ui/menu/menu';
import { Menu } from '@/components/ui/menu/menu-state';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useMe, useSwitchRegion } from '@/lib/client/queries/me';
import { REGION_LABELS, REGIONS, type Region } from '@/lib/schemas/regions';

/** The region that is looked at: webhooks, domains and deliveries belong to one. */
export function RegionMenu() {
  const { region } = useMe();
  const switchRegion = useSwitchRegion();
  const go = (next: Region) => {
    if (next !== region) switchRegion.mutate(next, { onError: (error) => toast.error(errorMessage(error)) });
  };
  return (
    <Menu>
      <MenuTrigger>
        <Button variant="ghost" size="sm" busy={switchRegion.isPending} aria-label={`Region: ${REGION_LABELS[region]}`}>
          <Globe2 aria-hidden />
          {REGION_LABELS[region]}
          <ChevronsUpDown aria-hidden className="text-ink-3" />
        </Button>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuLabel>Region</MenuLabel>
        <MenuChoice
          label="Region"
          value={region}
          onChange={go}
          options={REGIONS.map((value) => ({ value, label: REGION_LABELS[value] }))}
        />
      </MenuContent>
    </Menu>
  );
}
