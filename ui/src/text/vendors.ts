// What each vendor is called and asks for. Names of buttons and options stay as Halo's own pages print them.
export const vendors = {
  any: 'the vendor',
  giacom: {
    name: 'Giacom',
    title: 'Giacom Cloud Market',
    lead: 'One API key of Cloud Market.',
    enter: 'Enter the key',
    step: 'API key',
    checkGate: 'Saving waits for a key that Giacom takes: without it nothing could be read.',
    callsTopLevel: 'Top Level for New Customers',
    callsMissing: 'Deactivate Licences in HaloPSA when they are deleted from Giacom',
  },
  also: {
    name: 'ALSO',
    title: 'ALSO Cloud Marketplace',
    lead: 'User name and password of an API user; also for D&H Cloud Marketplace.',
    enter: 'Enter the password',
    step: 'API user',
    checkGate: 'Saving waits for the sign-in: without it nothing could be read from ALSO.',
    callsTopLevel: 'Top Level for New Customers',
    callsMissing:
      'Deactivate Licences in Halo when they are deleted from ALSO (Halo Integrator only)',
  },
} as const;
