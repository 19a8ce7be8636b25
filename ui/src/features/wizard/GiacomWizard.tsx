// Connecting Giacom: its key, what to import, check and save. Then its customers are matched.
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { notifyDone } from '@/components/ui/notice';
import { useHelp } from '@/frame/help';
import { CheckAndSave } from './CheckAndSave';
import { giacomFields, giacomForm } from './fields';
import { GiacomImport } from './GiacomImport';
import { GiacomKey } from './GiacomKey';
import { NeedsHalo } from './NeedsHalo';
import { useSave } from './queries';
import { useSitting } from './sitting';
import type { SideProps } from './side';
import { doneSteps, type GiacomStep } from './steps';
import { wizardHelp } from './WizardHelp';
import { WizardFrame } from './WizardFrame';

export function GiacomWizard(props: SideProps<GiacomStep>) {
  const { step, name, form, draft, practice, cards, others } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const exists = form.giacom !== null;
  const halos = cards.filter((c) => c.side === 'halo').map((c) => c.name);
  const saved = giacomFields({ into: halos[0] ?? null, ...form.giacom, name });
  const begun = draft?.giacom;
  const sitting = useSitting({
    kind: 'giacom',
    step,
    saved,
    fields: giacomFields({
      ...form.giacom,
      ...begun,
      name: begun?.name ?? name,
      into: begun?.into ?? form.giacom?.into ?? halos[0] ?? null,
    }),
    done: doneSteps('giacom', exists, draft),
    form: (fields) => ({ giacom: giacomForm(fields) }),
  });
  const { fields } = sitting;
  const secret = fields.secret === '' ? null : fields.secret;
  const go = (to: GiacomStep) =>
    void navigate({ to: '/connect/$step', params: { step: to }, search: { name } });
  const save = useSave(({ connection, notes }) => {
    sitting.close();
    notifyDone(t('wizard.saved', { connection }));
    for (const note of notes) notifyDone(note);
    void navigate({ to: '/matching/$connection', params: { connection } });
  });
  useHelp(wizardHelp[step]);
  return (
    <WizardFrame
      title={exists ? t('wizard.titleEdit', { connection: name }) : t('wizard.titleGiacom')}
      step={step}
      done={new Set([...others, ...sitting.done])}
      name={name}
    >
      {halos.length === 0 && <NeedsHalo />}
      {halos.length > 0 && step === 'giacom' && (
        <GiacomKey
          sitting={sitting}
          exists={exists}
          secret={form.secret}
          practice={practice}
          onNext={() => {
            sitting.finish('giacom');
            go('giacom-import');
          }}
        />
      )}
      {halos.length > 0 && step === 'giacom-import' && (
        <GiacomImport
          sitting={sitting}
          halos={halos}
          lockedBy={form.lockedBy}
          onBack={() => go('giacom')}
          onNext={() => {
            sitting.finish('giacom-import');
            go('giacom-check');
          }}
        />
      )}
      {halos.length > 0 && step === 'giacom-check' && (
        <CheckAndSave
          kind="giacom"
          connection={name}
          gate="apiKey"
          test={() =>
            exists && !sitting.changed
              ? backend.check(name)
              : backend.checkGiacom(giacomForm(fields), secret)
          }
          save={save}
          onSave={() => save.mutate({ kind: 'giacom', form: giacomForm(fields), secret })}
          saveLabel={t('wizard.saveMatch')}
          onBack={() => go('giacom-import')}
        />
      )}
    </WizardFrame>
  );
}
