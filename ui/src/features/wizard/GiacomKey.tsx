// Giacom's key, and which version of its API answers it.
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { backend } from '@/backend/backend';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { HaloPath } from '@/components/ui/HaloPath';
import { keyFaults } from './faults';
import { useForm } from './form';
import { giacomForm, type GiacomFields } from './giacom-fields';
import { GiacomAdvanced, giacomAdvanced } from './GiacomAdvanced';
import { Secret } from './Secret';
import { StepActions } from './StepActions';
import type { StepProps } from './vendor-wizard';
import { Versions } from './Versions';

const portal = ['My Account & Settings', 'Settings', 'API'];

export function GiacomKey(props: StepProps<GiacomFields>) {
  const { sitting, exists, secret, practice, onNext } = props;
  const { t } = useTranslation();
  const stored = secret === 'saved';
  const form = useForm(sitting, (fields) => keyFaults(fields, stored));
  const { fields, set } = form;
  const probe = useMutation({
    mutationFn: () => backend.probeGiacom(giacomForm(fields), fields.secret || null),
    // v2 cannot be chosen yet, whatever answers.
    onSuccess: ({ preselect }) => {
      if (preselect === 'v1') set({ apiVersion: 'v1' });
    },
  });
  const change = (part: Partial<GiacomFields>) => {
    // What was answered to the former key says nothing of the new one.
    probe.reset();
    set(part);
  };
  // A key that is saved and was not touched has answered before.
  const known = probe.isSuccess || (exists && stored && fields.secret === '');
  const tryIt = () => {
    if (form.attempt()) probe.mutate();
  };
  const tryLabel =
    probe.isSuccess || probe.isError
      ? 'tryAgain'
      : stored && fields.secret === ''
        ? 'trySaved'
        : 'tryKey';
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!known) tryIt();
        else if (form.attempt()) onNext();
      }}
    >
      <ErrorSummary key={form.attempts} errors={form.summary} />
      <div className="flex flex-col items-start gap-1">
        <p className="max-w-[65ch] text-soft">{t('wizard.keyIntro')}</p>
        <div className="flex flex-wrap items-center gap-x-2">
          <span className="text-muted">{t('wizard.keyWhere')}</span>
          <HaloPath path={portal} />
        </div>
      </div>
      <Secret
        label={t('wizard.apiKey')}
        hint={t('wizard.keyHint')}
        connection={fields.name}
        value={fields.secret}
        onChange={(value) => change({ secret: value })}
        onLeave={() => form.leave('secret')}
        error={form.error('secret')}
        state={secret}
        practice={practice}
        ends={fields.secretExpires}
        onEnds={(secretExpires) => set({ secretExpires })}
      />
      <Versions probe={probe} chosen={fields.apiVersion} onChoose={(v) => set({ apiVersion: v })} />
      <GiacomAdvanced
        form={{ ...form, set: change }}
        exists={exists}
        open={form.summary.some((fault) => giacomAdvanced.includes(fault.field))}
      />
      <StepActions>
        {known ? (
          <>
            <Button kind="primary" type="submit" data-testid="wizard-next">
              {t('common.continue')}
            </Button>
            <Button busy={probe.isPending} onClick={tryIt} data-testid="try-key">
              {t(`wizard.${tryLabel}`)}
            </Button>
          </>
        ) : (
          <Button kind="primary" type="submit" busy={probe.isPending} data-testid="try-key">
            {t(`wizard.${tryLabel}`)}
          </Button>
        )}
      </StepActions>
    </form>
  );
}
