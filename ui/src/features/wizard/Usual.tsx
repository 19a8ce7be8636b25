// The sentence of the choice that holds unless another is made.
import { useTranslation } from 'react-i18next';

export function Usual({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <>
      {text}
      <span className="block text-small text-muted">{t('wizard.usual')}</span>
    </>
  );
}
