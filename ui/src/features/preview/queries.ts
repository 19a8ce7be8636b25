// What the preview asks and orders.
import {
  queryOptions,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { PlanChoice, Preview, PreviewChange, Tally, UndoChoice } from '@/bindings';
import { backend } from '@/backend/backend';
import { asFailure, type Failure } from '@/backend/failure';
import { began } from '@/features/run/ended';
import type { Unchanged } from './lines';

export const previewQuery = (plan: string) =>
  queryOptions({ queryKey: ['preview', plan], queryFn: () => backend.preview(plan) });

/** Whose plan it is that stands in the address. */
export function useConnection(): string | undefined {
  const { plan } = useParams({ from: '/plans/$plan' });
  const { data } = useQuery({ ...previewQuery(plan), select: (preview) => preview.connection });
  return data;
}

const unchangedQuery = (plan: string, customer: string) =>
  queryOptions({
    queryKey: ['unchanged', plan, customer],
    queryFn: () => backend.previewUnchanged(plan, customer),
  });

type Answer = Pick<UseQueryResult<PreviewChange[]>, 'data' | 'isError'>;

/** Outside, so that equal answers stay the same list, and thousands of lines are not laid out anew. */
const read = (answers: readonly Answer[]): Unchanged[] =>
  answers.map(({ data, isError }) => data ?? (isError ? 'failed' : 'reading'));

/** The unchanged of the customers a person opened, and of no others. */
export function useUnchanged(
  plan: string,
  customers: readonly string[],
): ReadonlyMap<string, Unchanged> {
  const answers = useQueries({
    queries: customers.map((customer) => unchangedQuery(plan, customer)),
    combine: read,
  });
  return useMemo(
    () => new Map(customers.map((customer, i) => [customer, answers[i] ?? 'reading'])),
    [customers, answers],
  );
}

export interface Order {
  plan: string;
  leaveOut: readonly number[];
  reason: string | null;
}

/** What was refused, and on which plan it shows. */
export interface Refused {
  plan: string;
  failure: Failure;
}

/** Applies a plan, or the part of it that is ticked; that part is a plan of its own from then on. */
export function useApply(onRefused: (refused: Refused | null) => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ plan, leaveOut, reason }: Order) => {
      onRefused(null);
      let target = plan;
      try {
        if (leaveOut.length > 0) target = await backend.partOfPlan(plan, [...leaveOut]);
        const part = target === plan ? null : await client.query(previewQuery(target));
        // A part that the guard lets through needs no reason, and must not claim one in its receipt.
        const free = part !== null && part.guard === null;
        await backend.apply(target, free ? null : reason);
      } catch (thrown) {
        onRefused({ plan: target, failure: asFailure(thrown) });
        void client.invalidateQueries({ queryKey: ['preview', target] });
        if (target !== plan) {
          await navigate({ to: '/plans/$plan', params: { plan: target }, replace: true });
        }
        return;
      }
      began(target);
      for (const queryKey of [['desk'], ['home'], ['preview', target]] as const) {
        void client.invalidateQueries({ queryKey });
      }
      await navigate({ to: '/runs/$plan', params: { plan: target } });
    },
  });
}

const any = (tally: Tally) => Object.values(tally).some((n) => n > 0);

/** What a plan covered, as far as it shows: to read the same again. Whether the new answer is all there is
 *  is another question than whether the old one was. */
export function choiceOf({ clients, licences }: Preview, answerIsComplete: boolean): PlanChoice {
  const neither = !any(clients) && !any(licences);
  return {
    customers: neither || any(clients),
    subscriptions: neither || any(licences),
    answerIsComplete,
  };
}

export interface UndoOrder {
  /** The plan on the screen, where what is refused shows. */
  plan: string;
  run: string;
  also: readonly UndoChoice[];
  /** What a person typed to have licences deleted. */
  confirm: string | null;
}

/** The fields that a person chose to undo although they were changed since. */
export function chosen(preview: Preview): UndoChoice[] {
  const conflicts = preview.customers.flatMap((c) => c.changes).flatMap((c) => c.conflicts);
  return conflicts.filter((c) => c.chosen).map((c) => c.choice);
}

/** Plans an undo anew: what it would take back may have moved on, or a person chose otherwise. */
export function useUndoAgain(onRefused: (refused: Refused) => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ run, also, confirm }: UndoOrder) => backend.undoRun(run, [...also], confirm),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['home'] });
      return navigate({ to: '/plans/$plan', params: { plan: made } });
    },
    onError: (thrown, { plan }) => onRefused({ plan, failure: asFailure(thrown) }),
  });
}

/** What an undo could delete: asked anew each time, for invoice lines come and go. */
export const deletionsQuery = (run: string) =>
  queryOptions({
    queryKey: ['deletions', run],
    queryFn: () => backend.undoDeletions(run),
    gcTime: 0,
    staleTime: 0,
  });
