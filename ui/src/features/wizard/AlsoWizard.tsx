// Connecting ALSO, or another distributor on its platform: the API user, prices, addresses.
import { alsoFields, alsoForm } from './also-fields';
import { AlsoUser } from './AlsoUser';
import { ImportStep } from './ImportStep';
import type { SideProps } from './side';
import type { VendorStep } from './steps';
import { VendorWizard } from './VendorWizard';

export function AlsoWizard(props: SideProps<VendorStep>) {
  return (
    <VendorWizard
      {...props}
      parts={{
        kind: 'also',
        gate: 'signIn',
        fields: alsoFields,
        form: alsoForm,
        own: (step) => <AlsoUser {...step} />,
        imports: (step) => (
          <ImportStep
            {...step}
            vendor="also"
            policies={['flag', 'deactivate', 'follow', 'zero']}
            prices
            addresses
          />
        ),
      }}
    />
  );
}
