// Secret and last check in words; what needs a person comes first.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConnectionCard } from '@/bindings';
import { StateWord } from '@/components/ui/StateWord';
import { age } from '@/lib/format';

export function ConnectionState({ card }: { card: ConnectionCard }) {
  const { t } = useTranslation();
  const { check, secret } = card;
  const ago = check !== null && (
    <span className="block pl-[21px] text-small text-muted">
      {t('home.checkedAgo', { age: age(check.at) })}
    </span>
  );
  if (secret !== 'saved') {
    const word = t(secret === 'missing' ? 'home.secretGone' : 'home.secretUnknown');
    return (
      <div>
        <StateWord state="warn" word={word} />
        {ago}
      </div>
    );
  }
  if (check === null) {
    return (
      <div>
        <StateWord state="skip" word={t('home.checkNever')} />
      </div>
    );
  }
  if (!check.ok) {
    return (
      <div>
        <Link
          to="/connect/$step"
          params={{ step: `${card.side}-check` }}
          search={{ name: card.name }}
          className="underline-offset-2 hover:underline"
        >
          <StateWord state="fail" word={t('home.checkBad', { count: check.failed })} />
        </Link>
        {ago}
      </div>
    );
  }
  const word =
    check.warned > 0 ? t('home.checkWarned', { count: check.warned }) : t('home.checkWell');
  return (
    <div>
      <StateWord state="pass" word={word} />
      {ago}
    </div>
  );
}
