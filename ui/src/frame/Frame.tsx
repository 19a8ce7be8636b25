// What stands around every screen: rail, practice bar, help, palette, notices.
import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveRegion } from '@/components/ui/LiveRegion';
import { CloseDialog } from '@/features/run/CloseDialog';
import { TrayDialog } from '@/features/runner/TrayDialog';
import { useFrameCommands } from './frame-commands';
import { HelpPanel } from './HelpPanel';
import { Notices } from './Notices';
import { Palette } from './Palette';
import { Practice } from './Practice';
import { Rail } from './Rail';

export function Frame() {
  const { t } = useTranslation();
  const [help, setHelp] = useState(false);
  useFrameCommands(() => setHelp((now) => !now));
  return (
    <div className="flex h-full flex-col">
      <a
        href="#content"
        onClick={(event) => {
          // The address holds the route.
          event.preventDefault();
          document.getElementById('content')?.focus();
        }}
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded focus:bg-paper focus:px-3 focus:py-2"
      >
        {t('frame.skip')}
      </a>
      <Practice />
      <div className="flex min-h-0 flex-1">
        <Rail />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 outline-none">
            <Outlet />
          </main>
          <Notices />
        </div>
        {help && <HelpPanel onClose={() => setHelp(false)} />}
      </div>
      <Palette />
      <CloseDialog />
      <TrayDialog />
      <LiveRegion />
    </div>
  );
}
