// What is done at ALSO before, step by step, each with what to copy (C9). Folded once it is connected.
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/components/ui/CopyButton';
import { Disclosure } from '@/components/ui/Disclosure';
import { HaloPath } from '@/components/ui/HaloPath';
import { Instruction } from './Instruction';
import { Pairs } from './Pairs';

/** As the marketplace prints it. */
const security = ['Company', 'Security', 'Enforced Multi-Factor Authentication'];

interface AlsoPrepareProps {
  username: string;
  practice: boolean;
  open: boolean;
}

export function AlsoPrepare({ username, practice, open }: AlsoPrepareProps) {
  const { t } = useTranslation();
  const message = t('also.allowMail', {
    username: username === '' ? t('also.allowUser') : username,
  });
  return (
    <Disclosure title={t('also.prepare')} level={3} defaultOpen={open}>
      {practice && <p className="mb-2 max-w-[65ch] text-care">{t('also.practice')}</p>}
      <p className="max-w-[65ch] text-soft">{t('also.intro')}</p>
      <ol className="mt-3 border-t border-line last:[&>li]:border-b-0">
        <Instruction number={1} title={t('also.userTitle')}>
          <p className="max-w-[65ch]">{t('also.userText')}</p>
        </Instruction>
        <Instruction number={2} title={t('also.rightsTitle')}>
          <Pairs
            rows={[
              [t('also.rightRead'), t('also.rightReadValue')],
              [
                t('also.rightRole'),
                <span key="role" className="inline-flex items-center gap-1">
                  {t('also.role')}
                  <CopyButton
                    text={t('also.role')}
                    label={t('common.copyWhat', { what: t('also.role') })}
                  />
                </span>,
              ],
            ]}
          />
        </Instruction>
        <Instruction number={3} title={t('also.factorTitle')}>
          <p>{t('also.factorText')}</p>
          <HaloPath path={security} />
          <p className="flex max-w-[65ch] gap-2">
            <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-care" />
            <span>{t('also.factorRisk')}</span>
          </p>
        </Instruction>
        <Instruction number={4} title={t('also.allowTitle')}>
          <p className="max-w-[65ch]">{t('also.allowText')}</p>
          <p className="flex max-w-[65ch] items-start gap-1 text-soft">
            <span>“{message}”</span>
            <CopyButton text={message} label={t('also.allowCopy')} />
          </p>
        </Instruction>
      </ol>
    </Disclosure>
  );
}
