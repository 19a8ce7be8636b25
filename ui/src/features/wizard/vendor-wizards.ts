// The wizard of each vendor.
import type { ComponentType } from 'react';
import type { VendorKind } from '@/lib/vendors';
import { AlsoWizard } from './AlsoWizard';
import { GiacomWizard } from './GiacomWizard';
import type { SideProps } from './side';
import type { VendorStep } from './steps';

export const vendorWizards: Record<VendorKind, ComponentType<SideProps<VendorStep>>> = {
  giacom: GiacomWizard,
  also: AlsoWizard,
};
