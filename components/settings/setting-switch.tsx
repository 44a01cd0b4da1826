import { useId } from 'react';
import { Badge } from '@/components/ui/badge/badge';
import { Switch } from '@/components/ui/field/switch';

interface SettingSwitchProps {
  label: string;
  checked: boolean;
  /** Null for whoever may see but not set it. */
  onChange: ((checked: boolean) => void) | null;
}

/** One setting that is on or off, with its state in words. */
export function SettingSwitch({ label, checked, onChange }: SettingSwitchProps) {
  const id = useId();
  return (
    <div className="flex flex-col items-end gap-1 max-sm:items-start">
      <div className="flex items-center gap-3">
        <Badge tone={checked ? 'success' : 'neutral'}>{checked ? 'On' : 'Off'}</Badge>
        <label htmlFor={id} className="sr-only">
          {label}
        </label>
        <Switch
          id={id}
          checked={checked}
          disabled={onChange === null}
          onCheckedChange={(next) => onChange?.(next)}
          aria-describedby={onChange === null ? `${id}-why` : undefined}
        />
      </div>
      {onChange === null && (
        <p id={`${id}-why`} className="text-xs text-ink-3">
          Only an admin can change this.
        </p>
      )}
    </div>
  );
}
