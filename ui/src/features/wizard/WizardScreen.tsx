// The wizard: loads what is saved and what was begun, then opens the side its step belongs to.
import { useQueries, useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { deskQuery, homeQuery } from '@/api/shared';
import { asFailure } from '@/backend/failure';
import type { ConnectionCard, Draft, Side } from '@/bindings';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Skeleton } from '@/components/ui/Skeleton';
import { Missing } from '@/frame/Broken';
import { Screen } from '@/frame/Screen';
import { vendorKinds } from '@/lib/vendors';
import { HaloWizard } from './HaloWizard';
import { draftQuery, formQuery } from './queries';
import { doneSteps, isHalo, kindOf, stepNamed, vendorAt, type Step } from './steps';
import { vendorWizards } from './vendor-wizards';
import { VendorChoice } from './VendorChoice';
import { vendorShown } from './vendor-shown';

export function WizardScreen() {
  const { step: told } = useParams({ from: '/connect/$step' });
  const { name } = useSearch({ from: '/connect/$step' });
  const home = useQuery(homeQuery);
  const choosing = told === 'vendor';
  const step = stepNamed(told);
  if (step === null && !choosing) return <Missing />;
  if (home.data === undefined) return <Waits step={step} error={home.error} />;
  const cards = home.data.connections;
  if (step === null) return <VendorChoice cards={cards} />;
  return <OfSide key={kindOf(step)} step={step} asked={name} cards={cards} />;
}

function Waits({ step, error }: { step: Step | null; error: unknown }) {
  const { t } = useTranslation();
  const title =
    step === null
      ? t('wizard.titleChoose')
      : isHalo(step)
        ? t('wizard.titleHalo')
        : t('wizard.titleVendor', { vendor: t(`vendors.${vendorAt(step)}.title`) });
  return (
    <Screen title={title}>
      {error === null ? <Skeleton rows={4} /> : <ErrorNotice failure={asFailure(error)} />}
    </Screen>
  );
}

const kinds: readonly Side[] = ['halo', ...vendorKinds];

interface OfSideProps {
  step: Step;
  asked: string | undefined;
  cards: ConnectionCard[];
}

function OfSide({ step, asked, cards }: OfSideProps) {
  const kind = kindOf(step);
  const desk = useQuery(deskQuery);
  const drafts = useQueries({ queries: kinds.map(draftQuery) });
  const draftOf = (of: Side) => drafts[kinds.indexOf(of)]?.data;
  const draft = draftOf(kind);
  const own = kind === 'halo' ? draft?.halo : draft?.vendor;
  const begun = (own?.name ?? '') === '' ? undefined : own?.name;
  const first = cards.find((c) => c.side === kind)?.name;
  const name = asked ?? begun ?? first ?? kind;
  const form = useQuery({ ...formQuery(name), enabled: draft !== undefined });
  const error = desk.error ?? drafts.find((d) => d.error !== null)?.error ?? form.error;
  const loaded = drafts.every((d) => d.data !== undefined);
  if (!loaded || desk.data === undefined || form.data === undefined) {
    return <Waits step={step} error={error} />;
  }
  const done = (of: Side) =>
    doneSteps(
      of,
      cards.some((c) => c.side === of),
      draftOf(of) ?? null,
    );
  const shared = {
    name,
    form: form.data,
    practice: desk.data.practice,
    cards,
    // A draft of another connection of this side is left alone.
    draft: begun === name ? (draft ?? null) : null,
  };
  if (isHalo(step)) {
    const begunAt = (of: Side): Draft | null => draftOf(of) ?? null;
    const vendor = vendorShown(cards, begunAt);
    const others = vendor === null ? new Set<Step>() : done(vendor);
    return <HaloWizard key={name} {...shared} step={step} vendor={vendor} others={others} />;
  }
  const vendor = vendorAt(step);
  const Wizard = vendorWizards[vendor];
  return <Wizard key={name} {...shared} step={step} vendor={vendor} others={done('halo')} />;
}
