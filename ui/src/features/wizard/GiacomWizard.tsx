// Connecting Giacom: its key, and the method of reading subscriptions.
import { giacomFields, giacomForm } from './giacom-fields';
import { GiacomKey } from './GiacomKey';
import { ImportStep } from './ImportStep';
import { Method } from './Method';
import type { SideProps } from './side';
import type { VendorStep } from './steps';
import { VendorWizard } from './VendorWizard';

export function GiacomWizard(props: SideProps<VendorStep>) {
  return (
    <VendorWizard
      {...props}
      parts={{
        kind: 'giacom',
        gate: 'apiKey',
        fields: giacomFields,
        form: giacomForm,
        own: (step) => <GiacomKey {...step} />,
        imports: (step) => (
          <ImportStep
            {...step}
            vendor="giacom"
            policies={['flag', 'deactivate', 'zero']}
            first={
              <Method
                value={step.sitting.fields.method}
                onChange={(method) => step.sitting.set({ method })}
                lockedBy={step.lockedBy}
              />
            }
          />
        ),
      }}
    />
  );
}
