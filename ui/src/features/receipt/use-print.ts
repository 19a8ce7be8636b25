// Prints the receipt only. The paper is drawn for printing and taken away afterwards: the screen's table
// holds no more rows than are in view.
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { printPage } from './queries';

export function usePrint(): { onPaper: boolean; print: () => Promise<unknown> } {
  const [onPaper, setOnPaper] = useState(false);
  useEffect(() => {
    // Also for the system's own ways to print, which do not ask us.
    const before = () => flushSync(() => setOnPaper(true));
    const after = () => setOnPaper(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  const print = () => {
    flushSync(() => setOnPaper(true));
    return printPage();
  };
  return { onPaper, print };
}
