// The last step of a side: the tests run on what was typed, then it is saved. A warning never stops; a
// failed test asks once more; without a sign-in there is nothing to save.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { CheckReport, TestKey } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { announce } from '@/components/ui/LiveRegion';
import { Spinner } from '@/components/ui/Spinner';
import type { VendorKind } from '@/lib/vendors';
import { Ladder } from './Ladder';
import type { useSave } from './queries';
import { StepActions } from './StepActions';
import { Verdicts } from './Verdicts';

interface CheckAndSaveProps {
  /** Null for Halo. */
  vendor: VendorKind | null;
  /** The test without which nothing works. */
  gate: TestKey;
  test: () => Promise<CheckReport>;
  save: ReturnType<typeof useSave>;
  onSave: () => void;
  saveLabel: string;
  onBack: () => void;
}

export function CheckAndSave(props: CheckAndSaveProps) {
  const { vendor, gate, test, save, onSave, saveLabel, onBack } = props;
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const check = useMutation({
    mutationFn: test,
    onSuccess: ({ tests }) => {
      const count = tests.filter((row) => row.result === 'fail').length;
      announce(
        count > 0
          ? t('wizard.checkFailed', { count })
          : t('wizard.checkAll', { count: tests.filter((row) => row.result === 'pass').length }),
      );
    },
  });
  const begun = useRef(false);
  const { mutate } = check;
  useEffect(() => {
    // Whoever comes here wants to know; asked once, also where a step is mounted twice.
    if (begun.current) return;
    begun.current = true;
    mutate();
  }, [mutate]);
  const name = vendor === null ? '' : t(`vendors.${vendor}.name`);
  const tests = check.data?.tests;
  const failed = tests?.filter((row) => row.result === 'fail') ?? [];
  const shut = failed.some((row) => row.key === gate);
  const ready = tests !== undefined && !check.isPending;
  const off = !ready || shut;
  const note = !ready
    ? t('wizard.saveWaits')
    : shut
      ? t(vendor === null ? 'wizard.saveBlockedSignIn' : `vendors.${vendor}.checkGate`)
      : undefined;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <h3 className="font-semibold">
            {vendor === null
              ? t('wizard.checkTitleHalo')
              : t('wizard.checkTitleVendor', { vendor: name })}
          </h3>
          <p className="text-soft">{t('wizard.checkText')}</p>
        </div>
        <Button busy={check.isPending} onClick={() => check.mutate()} data-testid="check-again">
          {t('common.checkAgain')}
        </Button>
      </div>
      {check.isPending && (
        <p role="status" className="flex items-center gap-2.5 py-2">
          <Spinner />
          {vendor === null
            ? t('wizard.checkRunningHalo')
            : t('wizard.checkRunningVendor', { vendor: name })}
        </p>
      )}
      {check.isError && (
        <ErrorNotice
          failure={asFailure(check.error)}
          actions={<Button onClick={onBack}>{t('wizard.mendAddress')}</Button>}
        />
      )}
      {ready && (
        <div className="flex flex-col gap-2">
          <Verdicts tests={tests} />
          <Ladder tests={tests} />
        </div>
      )}
      {save.isError && <ErrorNotice failure={asFailure(save.error)} />}
      <StepActions onBack={onBack} {...(note === undefined ? {} : { note })}>
        <Button
          kind="primary"
          disabled={off}
          busy={save.isPending}
          onClick={() => (failed.length > 0 ? setAsked(true) : onSave())}
          data-testid="wizard-save"
        >
          {failed.length > 0 && !shut ? t('wizard.saveAnyway') : saveLabel}
        </Button>
      </StepActions>
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          onSave();
        }}
        title={t('wizard.saveAnywayTitle')}
        action={t('wizard.saveAnyway')}
      >
        <p>{t('wizard.saveAnywayText')}</p>
        <ul className="mt-2 list-disc pl-5">
          {failed.map((row) => (
            <li key={row.key}>{row.name}</li>
          ))}
        </ul>
      </ConfirmDialog>
    </>
  );
}
