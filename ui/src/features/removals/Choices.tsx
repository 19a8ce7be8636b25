// The choices, each with its effect in words and in counts; below, the licences concerned.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '@/backend/failure';
import type { RemovalsView } from '@/bindings';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { notifyDone } from '@/components/ui/notice';
import { RadioCards } from '@/components/ui/RadioCards';
import { HaloCalls } from '@/features/wizard/HaloCalls';
import { Screen } from '@/frame/Screen';
import { ByWhom } from './ByWhom';
import { Concerned } from './Concerned';
import { Effect } from './Effect';
import { LastSaid } from './LastSaid';
import { useChooseRemovals } from './queries';
import { policyText, policyTitle } from './words';

export function Choices({ view }: { view: RemovalsView }) {
  const { t } = useTranslation();
  const { connection, side, choices } = view;
  const [chosen, setChosen] = useState(view.policy);
  const save = useChooseRemovals(connection);
  const vendor = side === 'halo' ? t('vendors.any') : t(`vendors.${side}.name`);
  const told = view.read !== null && view.licences > 0;
  const nth = choices.findIndex((choice) => choice.policy === chosen);
  const choose = () => {
    const former = view.policy;
    save.mutate(chosen, {
      onSuccess: () =>
        notifyDone(t('removals.saved', { connection, choice: policyTitle(chosen, side) }), () => {
          setChosen(former);
          save.mutate(former);
        }),
    });
  };
  return (
    <Screen
      title={t('removals.title')}
      subtitle={t('removals.ofConnection', { connection })}
      actions={
        <Button
          kind="primary"
          busy={save.isPending}
          disabled={chosen === view.policy}
          onClick={choose}
          data-testid="removals-save"
        >
          {t('removals.save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-7" data-testid="removals">
        {save.isError && <ErrorNotice failure={asFailure(save.error)} />}
        <LastSaid view={view} vendor={vendor} />
        <div className="max-w-[52rem]">
          <RadioCards
            legend={t('removals.legend', { vendor })}
            value={chosen}
            onChange={(value) =>
              setChosen(choices.find((c) => c.policy === value)?.policy ?? view.policy)
            }
            cards={choices.map((choice) => ({
              value: choice.policy,
              title: policyTitle(choice.policy, side),
              text: (
                <>
                  {policyText(choice.policy, side)}
                  {choice.policy === 'deactivate' && side !== 'halo' && (
                    <HaloCalls on name={t(`vendors.${side}.callsMissing`)} />
                  )}
                  {told && <Effect choice={choice} now={choice.policy === view.policy} />}
                </>
              ),
            }))}
          />
        </div>
        <ByWhom view={view} />
        {told && view.items.length > 0 && (
          <Concerned items={view.items} nth={Math.max(0, nth)} vendor={vendor} />
        )}
      </div>
    </Screen>
  );
}
