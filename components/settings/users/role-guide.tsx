import { RoleBadge } from '@/components/settings/roles/role-badge';
import { ROLE_WORDS } from '@/components/settings/roles/role-words';
import { Section } from '@/components/ui/card';
import { USER_ROLES } from '@/lib/schemas/roles';

/** What each role of a person may do, in words. */
export function RoleGuide() {
  return (
    <Section
      title="What the roles may do"
      description="Whoever gets another role is signed out at once and comes back with it."
    >
      <dl className="flex flex-col gap-3">
        {USER_ROLES.map((role) => (
          <div key={role} className="flex flex-wrap gap-x-4 gap-y-1">
            <dt className="w-28 shrink-0">
              <RoleBadge role={role} />
            </dt>
            <dd className="min-w-0 flex-1 basis-64 text-ink-2">{ROLE_WORDS[role]}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
