// The dialog that is open over the matching table, if one is.
import { AcceptDialog } from './AcceptDialog';
import { ClientChooser } from './ClientChooser';
import { ExcludeDialog } from './ExcludeDialog';
import type { Desk } from './use-desk';

export function DeskDialogs({ desk }: { desk: Desk }) {
  const { deciding, clients, table, staged } = desk;
  const { asking, ask } = deciding;
  const close = () => ask(null);
  switch (asking?.ask) {
    case undefined:
      return null;
    case 'client':
      return (
        <ClientChooser
          line={asking.line}
          clients={clients}
          rows={table.rows}
          edits={staged.edits}
          onChoose={(client) => deciding.match(asking.line, client)}
          onCreate={() => deciding.acts.create([asking.line])}
          onClose={close}
        />
      );
    case 'reason':
      return (
        <ExcludeDialog
          lines={asking.lines}
          onExclude={(reason) => deciding.exclude(asking.lines, reason)}
          onClose={close}
        />
      );
    case 'accept':
      return (
        <AcceptDialog
          lines={asking.lines}
          onAccept={() => deciding.acts.accept(asking.lines)}
          onClose={close}
        />
      );
  }
}
