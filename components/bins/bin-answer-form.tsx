'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button/button';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { Select } from '@/components/ui/field/select';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { answerConsequence } from '@/lib/client/bin-answer';
import { useUpdateBin } from '@/lib/client/queries/bins';
import type { Bin, UpdateBinInput } from '@/lib/schemas/bins';

const CHOICES = [
  { value: '200', label: '200 OK' },
  { value: '406', label: '406 Not Acceptable' },
  { value: '500', label: '500 Server Error' },
  { value: 'other', label: 'Another status' },
  { value: 'hang', label: 'No answer' },
] as const;
type Choice = (typeof CHOICES)[number]['value'];

const DELAYS_MS = [0, 1_000, 5_000, 10_000, 20_000, 30_000];

function choiceOf({ status, hang }: Bin['answer']): Choice {
  if (hang) return 'hang';
  return CHOICES.find(({ value }) => value === String(status))?.value ?? 'other';
}

/** What the bin answers. Each choice holds from the next request on. */
export function BinAnswerForm({ bin }: { bin: Bin }) {
  const update = useUpdateBin(bin.id);
  // Until the server has it, and while another status is being written.
  const [picked, setPicked] = useState<Choice | null>(null);
  const choice = picked ?? choiceOf(bin.answer);
  /** `made`: the choice that this is, which the bin then stands for itself. One that was picked since stays. */
  const change = (answer: NonNullable<UpdateBinInput['answer']>, made?: Choice) =>
    update.mutate(
      { answer },
      {
        onError: (error) => toast.error(errorMessage(error)),
        onSettled: () => setPicked((now) => (now === made ? null : now)),
      },
    );
  const choose = (value: Choice) => {
    setPicked(value);
    if (value === 'hang') change({ hang: true }, value);
    else if (value !== 'other') change({ hang: false, status: Number(value) }, value);
  };
  const delays = [...new Set([...DELAYS_MS, bin.answer.delayMs])].sort((a, b) => a - b);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <fieldset className="min-w-0">
          <legend className="mb-1.5 text-sm font-medium">Answers</legend>
          <div className="flex flex-wrap gap-1.5">
            {CHOICES.map(({ value, label }) => (
              <label
                key={value}
                className={cn(
                  'inline-flex h-9 items-center rounded-md border px-3 whitespace-nowrap has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
                  choice === value
                    ? 'border-accent bg-accent-soft font-medium text-accent-text'
                    : 'text-ink-2 hover:bg-hover hover:text-ink',
                )}
              >
                <input
                  type="radio"
                  name="answer"
                  value={value}
                  checked={choice === value}
                  onChange={() => choose(value)}
                  className="sr-only"
                />
                {label}
              </label>
            ))}
          </div>
        </fieldset>
        {choice === 'other' && (
          <OtherStatus
            status={bin.answer.status}
            isSet={!bin.answer.hang}
            onSet={(status) => change({ hang: false, status }, 'other')}
          />
        )}
        {choice !== 'hang' && (
          <div className="w-36">
            <Field label="Delay">
              {(control) => (
                <Select
                  {...control}
                  value={bin.answer.delayMs}
                  onChange={({ target }) => change({ delayMs: Number(target.value) })}
                >
                  {delays.map((ms) => (
                    <option key={ms} value={ms}>
                      {ms === 0 ? 'None' : `${ms / 1_000} s`}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
        )}
      </div>
      <p role="status" className="text-sm text-ink-2">
        {answerConsequence(bin.answer)}
      </p>
    </div>
  );
}

interface OtherStatusProps {
  status: number;
  /** Whether it is what the bin answers at the moment: one that hangs keeps its status for later. */
  isSet: boolean;
  onSet: (status: number) => void;
}

function OtherStatus({ status, isSet, onSet }: OtherStatusProps) {
  const [text, setText] = useState(String(status));
  const value = Number(text);
  const valid = Number.isInteger(value) && value >= 200 && value <= 599;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!valid) return;
    // With one of the choices beside it this field is gone.
    if (CHOICES.some((choice) => choice.value === text))
      document.querySelector<HTMLElement>(`input[name=answer][value="${text}"]`)?.focus();
    onSet(value);
  };
  return (
    <form onSubmit={submit} noValidate className="flex min-h-22 items-start gap-2">
      <div className="w-40">
        <Field label="Status" error={valid ? undefined : 'From 200 to 599.'}>
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={200}
              max={599}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
      </div>
      <Button type="submit" className="mt-6.5" disabled={!valid || (isSet && value === status)}>
        Set
      </Button>
    </form>
  );
}
