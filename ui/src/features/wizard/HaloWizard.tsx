// Connecting HaloPSA: prepare, type, check and save.
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { notifyDone } from '@/components/ui/notice';
import { useHelp } from '@/frame/help';
import { CheckAndSave } from './CheckAndSave';
import { haloFields, haloForm } from './fields';
import { HaloApplication } from './HaloApplication';
import { HaloPrepare } from './HaloPrepare';
import { useSave } from './queries';
import { useSitting } from './sitting';
import type { SideProps } from './side';
import { doneSteps, type HaloStep } from './steps';
import { wizardHelp } from './WizardHelp';
import { WizardFrame } from './WizardFrame';

export function HaloWizard(props: SideProps<HaloStep>) {
  const { step, name, form, draft, practice, cards, others, vendor } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const exists = form.halo !== null;
  const saved = haloFields({ ...form.halo, name });
  const sitting = useSitting({
    kind: 'halo',
    step,
    saved,
    fields: haloFields({ ...form.halo, ...draft?.halo, name: draft?.halo?.name ?? name }),
    done: doneSteps('halo', exists, draft),
    form: (fields) => ({ halo: haloForm(fields) }),
  });
  const { fields } = sitting;
  const secret = fields.secret === '' ? null : fields.secret;
  const go = (to: HaloStep) =>
    void navigate({ to: '/connect/$step', params: { step: to }, search: { name } });
  const save = useSave((answer) => {
    sitting.close();
    notifyDone(t('wizard.saved', { connection: answer.connection }));
    for (const note of answer.notes) notifyDone(note);
    const connected = cards.some((c) => c.side !== 'halo');
    if (connected) void navigate({ to: '/' });
    else void navigate({ to: '/connect/$step', params: { step: vendor ?? 'vendor' }, search: {} });
  });
  useHelp(wizardHelp[step]);
  return (
    <WizardFrame
      title={exists ? t('wizard.titleEdit', { connection: name }) : t('wizard.titleHalo')}
      step={step}
      vendor={vendor}
      done={new Set([...sitting.done, ...others])}
      name={name}
    >
      {step === 'halo' && (
        <HaloPrepare
          practice={practice}
          onNext={() => {
            sitting.finish('halo');
            go('halo-application');
          }}
        />
      )}
      {step === 'halo-application' && (
        <HaloApplication
          sitting={sitting}
          exists={exists}
          secret={form.secret}
          practice={practice}
          onBack={() => go('halo')}
          onNext={() => {
            sitting.finish('halo-application');
            go('halo-check');
          }}
        />
      )}
      {step === 'halo-check' && (
        <CheckAndSave
          vendor={null}
          gate="signIn"
          // What is saved and unchanged is tested as saved, and the result remembered.
          test={() =>
            exists && !sitting.changed
              ? backend.check(name)
              : backend.checkHalo(haloForm(fields), secret)
          }
          save={save}
          onSave={() => save.mutate({ kind: 'halo', form: haloForm(fields), secret })}
          saveLabel={t('wizard.saveContinue')}
          onBack={() => go('halo-application')}
        />
      )}
    </WizardFrame>
  );
}
