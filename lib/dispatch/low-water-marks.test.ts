import { describe, expect, it } from 'vitest';
import { LowWaterMarks } from './low-water-marks';

const DUE = Date.UTC(2026, 10, 24);

function marksAfterAClaim(): LowWaterMarks {
  const marks = new LowWaterMarks();
  marks.claimed(1, DUE, 5_000);
  return marks;
}

describe('low-water marks', () => {
  it('begin at the beginning for an endpoint of which nothing was claimed', () => {
    expect(marksAfterAClaim().of(2, 5_000)).toBeNull();
  });

  it('begin a second below the latest that was claimed, for rows that committed late', () => {
    const marks = marksAfterAClaim();
    marks.claimed(1, DUE - 60_000, 5_001);
    expect(marks.of(1, 5_002)).toEqual(new Date(DUE - 1_000));
    marks.claimed(1, DUE + 500, 5_003);
    expect(marks.of(1, 5_004)).toEqual(new Date(DUE - 500));
  });

  it('look below once a second, so that what a dead worker left is found', () => {
    const marks = marksAfterAClaim();
    expect(marks.of(1, 5_999)).not.toBeNull();
    expect(marks.of(1, 6_000)).toBeNull();
    expect(marks.of(1, 6_001)).not.toBeNull();
    expect(marks.of(1, 7_000)).toBeNull();
  });

  it('are forgotten when rows came back from below', () => {
    const marks = marksAfterAClaim();
    marks.forgetAll();
    expect(marks.of(1, 5_001)).toBeNull();
  });

  it('are forgotten a minute after the last claim', () => {
    const marks = marksAfterAClaim();
    marks.claimed(1, DUE, 10_000);
    marks.forgetIdle(70_000);
    expect(marks.of(1, 70_000)).toBeNull();
    marks.claimed(1, DUE, 70_000);
    marks.forgetIdle(70_001);
    expect(marks.of(1, 70_001)).not.toBeNull();
  });
});
