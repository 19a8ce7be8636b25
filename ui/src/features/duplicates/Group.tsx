// One group: whose it is, why it is shown, and its licences with what bills them.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicateGroup } from '@/bindings';
import { Badge } from '@/components/ui/Badge';
import { VisuallyHidden } from '@/components/ui/VisuallyHidden';
import { cn } from '@/lib/cn';
import { mayGo } from './choice';
import { LicenceRow } from './LicenceRow';

interface GroupProps {
  group: DuplicateGroup;
  ticked: ReadonlySet<number>;
  onTurn: (id: number) => void;
}

const columns = ['licence', 'seats', 'price', 'valid', 'linked', 'billed'] as const;

/** The rest is shared out. */
const widths: Partial<Record<(typeof columns)[number], string>> = {
  licence: 'w-[24%]',
  seats: 'w-16 text-right',
  price: 'w-26 text-right',
  linked: 'w-24',
  billed: 'w-[24%]',
};

export function Group({ group, ticked, onTurn }: GroupProps) {
  const { t } = useTranslation();
  const title = useId();
  return (
    <section aria-labelledby={title} className="flex flex-col gap-2">
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id={title} className="font-semibold">
          {group.clientName}
        </h2>
        <span className="flex flex-wrap gap-1">
          {group.reasons.map((reason) => (
            <Badge key={reason}>{t(`duplicates.reasons.${reason}`)}</Badge>
          ))}
        </span>
      </header>
      <div className="overflow-x-auto">
        <table aria-labelledby={title} className="w-full min-w-[720px] table-fixed border-collapse">
          <thead>
            <tr className="border-b border-edge text-left text-small text-soft">
              <th scope="col" className="w-10 py-1">
                <VisuallyHidden>{t('duplicates.choose')}</VisuallyHidden>
              </th>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={cn('px-2 py-1 font-semibold', widths[column])}
                >
                  {t(`duplicates.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {group.licences.map((licence) => (
              <LicenceRow
                key={licence.id}
                licence={licence}
                ticked={ticked.has(licence.id)}
                may={mayGo(group, licence.id, ticked)}
                onTurn={() => onTurn(licence.id)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
