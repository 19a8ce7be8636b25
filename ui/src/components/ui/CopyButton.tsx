// Copies a text and says so, in place.
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton';
import { announce } from './LiveRegion';

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    announce(t('common.copied'));
  };
  return (
    <IconButton
      label={copied ? t('common.copied') : (label ?? t('common.copy'))}
      onClick={() => void copy()}
    >
      {copied ? (
        <Check aria-hidden size={15} className="text-good" />
      ) : (
        <Copy aria-hidden size={15} />
      )}
    </IconButton>
  );
}
