// The wizard: loads what is saved and what was begun, then opens the side its step belongs to.
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { deskQuery, homeQuery } from '@/api/shared';
import { asFailure } from '@/backend/failure';
import type { ConnectionCard } from '@/bindings';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Skeleton } from '@/components/ui/Skeleton';
import { Missing } from '@/frame/Broken';
import { Screen } from '@/frame/Screen';
import { GiacomWizard } from './GiacomWizard';
import { HaloWizard } from './HaloWizard';
import { draftQuery, formQuery } from './queries';
import { doneSteps, freeName, giacomSteps, haloSteps, kindOf, stepNamed, type Step } from './steps';

export function WizardScreen() {
  const { step: told } = useParams({ from: '/connect/$step' });
  const { name } = useSearch({ from: '/connect/$step' });
  const home = useQuery(homeQuery);
  const step = stepNamed(told);
  if (step === null) return <Missing />;
  if (home.data === undefined) return <Waits step={step} error={home.error} />;
  const cards = home.data.connections;
  if (told === 'vendor') {
    // Beside a Giacom that is connected, "connect a vendor" means another one.
    const taken = cards.map((c) => c.name);
    const search = cards.some((c) => c.side === 'giacom')
      ? { name: freeName('giacom', taken) }
      : {};
    return <Navigate to="/connect/$step" params={{ step }} search={search} replace />;
  }
  return <OfSide key={kindOf(step)} step={step} asked={name} cards={cards} />;
}

function Waits({ step, error }: { step: Step; error: unknown }) {
  const { t } = useTranslation();
  return (
    <Screen title={t(kindOf(step) === 'halo' ? 'wizard.titleHalo' : 'wizard.titleGiacom')}>
      {error === null ? <Skeleton rows={4} /> : <ErrorNotice failure={asFailure(error)} />}
    </Screen>
  );
}

interface OfSideProps {
  step: Step;
  asked: string | undefined;
  cards: ConnectionCard[];
}

function OfSide({ step, asked, cards }: OfSideProps) {
  const kind = kindOf(step);
  const desk = useQuery(deskQuery);
  const halo = useQuery(draftQuery('halo'));
  const giacom = useQuery(draftQuery('giacom'));
  const draft = kind === 'halo' ? halo.data : giacom.data;
  const own = draft?.[kind] ?? null;
  const begun = own?.name === undefined || own.name === '' ? undefined : own.name;
  const first = cards.find((c) => c.side === kind)?.name;
  const name = asked ?? begun ?? first ?? kind;
  const form = useQuery({ ...formQuery(name), enabled: draft !== undefined });
  const error = desk.error ?? halo.error ?? giacom.error ?? form.error;
  const loaded = halo.data !== undefined && giacom.data !== undefined;
  if (!loaded || desk.data === undefined || form.data === undefined) {
    return <Waits step={step} error={error} />;
  }
  const saved = (side: 'halo' | 'giacom') => cards.some((c) => c.side === side);
  const shared = {
    name,
    form: form.data,
    practice: desk.data.practice,
    cards,
    // A draft of another connection of this side is left alone.
    draft: begun === name ? (draft ?? null) : null,
  };
  if (kind === 'halo') {
    const others = doneSteps('giacom', saved('giacom'), giacom.data);
    const which = haloSteps.find((s) => s === step) ?? 'halo';
    return <HaloWizard key={name} {...shared} step={which} others={others} />;
  }
  const others = doneSteps('halo', saved('halo'), halo.data);
  const which = giacomSteps.find((s) => s === step) ?? 'giacom';
  return <GiacomWizard key={name} {...shared} step={which} others={others} />;
}
