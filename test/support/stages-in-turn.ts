/** Each play goes to the stage that is free first. A play that fails is told by whoever awaits it. */
export function inTurn<Stage>(
  stages: readonly Stage[],
): <Result>(play: (stage: Stage) => Promise<Result>) => Promise<Result> {
  const free = [...stages];
  const waiting: ((stage: Stage) => void)[] = [];

  function freeStage(): Promise<Stage> {
    const stage = free.shift();
    return stage ? Promise.resolve(stage) : new Promise((resolve) => waiting.push(resolve));
  }
  function giveBack(stage: Stage): void {
    const next = waiting.shift();
    if (next) next(stage);
    else free.push(stage);
  }
  return (play) => {
    const playing = freeStage().then((stage) => play(stage).finally(() => giveBack(stage)));
    playing.catch(() => undefined);
    return playing;
  };
}
