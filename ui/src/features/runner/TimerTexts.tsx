// What is written into the system's scheduler, and where: just the text, before it is written.
import { useTranslation } from 'react-i18next';
import type { TimerText } from '@/bindings';
import { Disclosure } from '@/components/ui/Disclosure';

export function TimerTexts({ texts }: { texts: TimerText[] }) {
  const { t } = useTranslation();
  if (texts.length === 0) return null;
  return (
    <div className="w-full" data-testid="timer-texts">
      <Disclosure title={t('runner.texts')} level={4}>
        <p className="mb-2 text-small text-muted">{t('runner.textsHint')}</p>
        <div className="flex flex-col gap-3">
          {texts.map(({ place, text }) => (
            <figure key={place}>
              <figcaption className="font-mono text-small break-all">{place}</figcaption>
              <pre className="mt-1 rounded border border-line bg-hover p-2 font-mono text-small [overflow-wrap:anywhere] whitespace-pre-wrap">
                {text}
              </pre>
            </figure>
          ))}
        </div>
      </Disclosure>
    </div>
  );
}
