// What an administrator does in Halo, step by step, each with its path and what to copy.
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/components/ui/CopyButton';
import { HaloPath } from '@/components/ui/HaloPath';
import { Button } from '@/components/ui/Button';
import { Instruction } from './Instruction';
import { Pairs } from './Pairs';
import { Scopes } from './Scopes';
import { StepActions } from './StepActions';

const agents = ['Configuration', 'Teams and Agents', 'Agents'];
const api = ['Configuration', 'Integrations', 'HaloPSA API'];
const applications = [...api, 'View Applications'];
/** What Halyard reads and writes, as Halo's applications name it. */
const scopes = [
  'read:customers',
  'edit:customers',
  'read:softwarelicensing',
  'edit:softwarelicensing',
  'read:invoices',
];

interface HaloPrepareProps {
  practice: boolean;
  onNext: () => void;
}

export function HaloPrepare({ practice, onNext }: HaloPrepareProps) {
  const { t } = useTranslation();
  return (
    <>
      {practice && <p className="max-w-[65ch] text-care">{t('wizard.preparePractice')}</p>}
      <p className="max-w-[65ch] text-soft">{t('wizard.prepareIntro')}</p>
      <ol className="border-t border-line">
        <Instruction number={1} title={t('wizard.prepareAgent')}>
          <HaloPath path={agents} />
          <p>{t('wizard.prepareAgentNew')}</p>
          <p>{t('wizard.prepareAgentRights')}</p>
          <Pairs
            rows={[
              [t('wizard.rightCustomers'), t('wizard.rightModify'), t('wizard.whyCustomers')],
              [t('wizard.rightLicences'), t('wizard.rightModify'), t('wizard.whyLicences')],
              [t('wizard.rightInvoices'), t('wizard.rightRead'), t('wizard.whyInvoices')],
            ]}
          />
        </Instruction>
        <Instruction number={2} title={t('wizard.prepareApp')}>
          <HaloPath path={applications} />
          <p>{t('wizard.prepareAppNew')}</p>
          <Pairs
            rows={[
              [
                t('wizard.appName'),
                <span key="name" className="inline-flex items-center gap-1">
                  {t('common.productName')}
                  <CopyButton
                    text={t('common.productName')}
                    label={t('common.copyWhat', { what: t('common.productName') })}
                  />
                </span>,
              ],
              [t('wizard.appActive'), t('wizard.appTicked')],
              [t('wizard.appMethod'), t('wizard.appMethodValue')],
              [t('wizard.appLogin'), t('wizard.appLoginValue')],
              [t('wizard.appAgent'), t('wizard.appAgentValue')],
            ]}
          />
        </Instruction>
        <Instruction number={3} title={t('wizard.prepareCopy')}>
          <p>{t('wizard.prepareCopyText')}</p>
        </Instruction>
        <Instruction number={4} title={t('wizard.prepareScopes')}>
          <p>{t('wizard.prepareScopesText')}</p>
          <Scopes scopes={scopes} />
        </Instruction>
        <Instruction number={5} title={t('wizard.prepareDetails')}>
          <HaloPath path={api} />
          <p>{t('wizard.prepareDetailsText')}</p>
        </Instruction>
      </ol>
      <StepActions note={t('wizard.prepareChecked')}>
        <Button kind="primary" onClick={onNext} data-testid="wizard-next">
          {t('wizard.prepareNext')}
        </Button>
      </StepActions>
    </>
  );
}
