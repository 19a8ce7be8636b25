// A step of a wizard that is filled in: what is wrong on top, the fields, the way on and back at the foot.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import type { Form } from './form';
import { StepActions } from './StepActions';

interface StepFormProps<F> {
  form: Form<F>;
  /** Once nothing is wrong. */
  onNext: () => void;
  /** None at the first step of a side. */
  onBack?: () => void;
  /** The way on, in words. */
  next?: string;
  children: ReactNode;
}

export function StepForm<F>({ form, onNext, onBack, next, children }: StepFormProps<F>) {
  const { t } = useTranslation();
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (form.attempt()) onNext();
      }}
    >
      <ErrorSummary key={form.attempts} errors={form.summary} />
      {children}
      <StepActions {...(onBack === undefined ? {} : { onBack })}>
        <Button kind="primary" type="submit" data-testid="wizard-next">
          {next ?? t('wizard.checkNext')}
        </Button>
      </StepActions>
    </form>
  );
}
