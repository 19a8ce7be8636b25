// Connecting a vendor: its own step, what to import, check and save. Then its customers are matched.
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import type { VendorForm } from '@/bindings';
import { notifyDone } from '@/components/ui/notice';
import { useHelp } from '@/frame/help';
import { CheckAndSave } from './CheckAndSave';
import { filled, type VendorFields } from './import-fields';
import { NeedsHalo } from './NeedsHalo';
import { useSave } from './queries';
import { useSitting } from './sitting';
import type { SideProps } from './side';
import { doneSteps, partOf, vendorSteps, type VendorStep } from './steps';
import type { StepProps, VendorParts } from './vendor-wizard';
import { wizardHelp } from './WizardHelp';
import { WizardFrame } from './WizardFrame';

export function VendorWizard<F extends VendorFields>(
  props: SideProps<VendorStep> & { parts: VendorParts<F> },
) {
  const { step, name, form, draft, practice, cards, others, parts } = props;
  const { kind } = parts;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const exists = form.vendor !== null;
  const halos = cards.filter((c) => c.side === 'halo').map((c) => c.name);
  const typed = (...forms: (VendorForm | null | undefined)[]) => {
    const all = filled(name, kind, ...forms);
    const into = all.import.into ?? halos[0] ?? null;
    return parts.fields({ ...all, import: { ...all.import, into } });
  };
  const began = draft?.vendor?.name ?? '';
  const sitting = useSitting({
    kind,
    step,
    saved: typed(form.vendor),
    fields: { ...typed(form.vendor, draft?.vendor), ...(began === '' ? {} : { name: began }) },
    done: doneSteps(kind, exists, draft),
    form: (fields) => ({ vendor: parts.form(fields) }),
  });
  const { fields } = sitting;
  const secret = fields.secret === '' ? null : fields.secret;
  const part = partOf(step);
  const [own, imports, check] = vendorSteps(kind);
  const go = (to: VendorStep) =>
    void navigate({ to: '/connect/$step', params: { step: to }, search: { name } });
  const save = useSave(({ connection, notes }) => {
    sitting.close();
    notifyDone(t('wizard.saved', { connection }));
    for (const note of notes) notifyDone(note);
    void navigate({ to: '/matching/$connection', params: { connection } });
  });
  useHelp(wizardHelp[step]);
  const shared: Omit<StepProps<F>, 'onBack' | 'onNext'> = {
    sitting,
    exists,
    secret: form.secret,
    practice,
    halos,
    lockedBy: form.lockedBy,
  };
  const next = (to: VendorStep) => () => {
    sitting.finish(step);
    go(to);
  };
  return (
    <WizardFrame
      title={
        exists
          ? t('wizard.titleEdit', { connection: name === kind ? t(`vendors.${kind}.name`) : name })
          : t('wizard.titleVendor', { vendor: t(`vendors.${kind}.title`) })
      }
      step={step}
      vendor={kind}
      done={new Set([...others, ...sitting.done])}
      name={name}
    >
      {halos.length === 0 && <NeedsHalo />}
      {halos.length > 0 &&
        part === 'own' &&
        parts.own({ ...shared, onBack: () => undefined, onNext: next(imports) })}
      {halos.length > 0 &&
        part === 'import' &&
        parts.imports({ ...shared, onBack: () => go(own), onNext: next(check) })}
      {halos.length > 0 && part === 'check' && (
        <CheckAndSave
          vendor={kind}
          gate={parts.gate}
          // What is saved and unchanged is tested as saved, and the result remembered.
          test={() =>
            exists && !sitting.changed
              ? backend.check(name)
              : backend.checkVendor(parts.form(fields), secret)
          }
          save={save}
          onSave={() => save.mutate({ kind, form: parts.form(fields), secret })}
          saveLabel={t('wizard.saveMatch')}
          onBack={() => go(imports)}
        />
      )}
    </WizardFrame>
  );
}
