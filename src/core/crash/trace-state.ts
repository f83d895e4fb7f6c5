/** What has been read of a trace so far: the crash as it builds up line by line, and what earlier lines say about later ones. */
import type { StackFrame } from "#core/crash/crash.ts";
import type { TraceTool } from "#core/crash/tools.ts";
import { framesOfState } from "#core/crash/crash-state.ts";

/** What the whole trace is seen to hold before its lines are read. */
type TraceTraits = {
  readonly kasan: boolean;
  readonly linuxKernelLibrary: boolean;
  readonly go: boolean;
  readonly python: boolean;
  readonly jazzerJs: boolean;
  readonly trusty: boolean;
  /** AddressSanitizer's own judgement that a signal alone is what happened. */
  readonly scaredBySignal: boolean;
};

/** How a trace is judged where that is a matter of who runs the fuzzer; what is absent is as in ClusterFuzz. */
export type TraceOptions = {
  /** The fuzz target, which stands for the state where a stack says nothing. */
  readonly fuzzTarget?: string | null;
  /** Whether running out of memory or time counts as a crash; by itself it does not. */
  readonly hangs?: boolean;
  /** Whether V8's run-time errors count. */
  readonly runtimeErrors?: boolean;
  readonly checksAreSecurity?: boolean;
  readonly assertsAreSecurity?: boolean;
};

/** Kinds that a later line does not overwrite, unless by one of the same rank. */
const rankOfType: Readonly<Record<string, number>> = { "V8 sandbox violation": 2, Timeout: 1 };

/** How many frames are remembered: of the stack, and for finding the cycle of an endless recursion. */
const most = { frames: 256, names: 4096 };

/** A crash that is being read. */
export class TraceState {
  type = "";
  address = "";
  /** The lines of the crash state, each ended by a line feed once it is whole. */
  state = "";
  frameCount = 0;
  /** The name of the tool that printed what gave the kind. */
  tool: TraceTool | "" = "";
  processName: string | null = null;
  frames: StackFrame[] = [];
  readonly names: string[] = [];
  lastFrameId = -1;
  stackEnded = false;
  javaException = false;
  badCastEnded = false;
  checkFile = "";
  fatalError = false;
  goCrash = false;
  scriptCrash = false;
  processDied = false;
  /** Whether no kind was known when the rules for first kinds began with this line. */
  untyped = true;

  readonly traits: TraceTraits;
  readonly options: TraceOptions;

  constructor(traits: TraceTraits, options: TraceOptions) {
    this.traits = traits;
    this.options = options;
  }

  /** Takes a kind, unless the one at hand is of a higher rank. */
  setType(type: string, tool: TraceTool): void {
    if ((rankOfType[type] ?? 0) < (rankOfType[this.type] ?? 0)) return;
    this.type = type;
    this.tool = tool;
  }

  /** Forgets the state: a new stack begins. */
  restart(): void {
    this.state = "";
    this.frameCount = 0;
    this.frames = [];
    this.lastFrameId = -1;
    this.stackEnded = false;
  }

  /** Forgets address and state: another report begins. */
  reset(): void {
    this.address = "";
    this.restart();
  }

  /** Takes what a failed check says as the first line of the state. */
  setMessage(line: string): void {
    this.state = `${line}\n`;
    this.frameCount = 1;
  }

  /** Takes a frame that counts. */
  addName(name: string): void {
    if (this.names.length < most.names) this.names.push(name);
    if (this.frameCount >= framesOfState) return;
    this.state += `${name}\n`;
    this.frameCount += 1;
  }

  /** Remembers a frame of the stack, counted or not, until another stack begins; `id` is its number where it has one. */
  addFrame(frame: StackFrame, id: number | null): void {
    const number = id ?? this.lastFrameId + 1;
    if (this.frames.length > 0 && number < this.lastFrameId) this.stackEnded = true;
    this.lastFrameId = number;
    if (!this.stackEnded && this.frames.length < most.frames) this.frames.push(frame);
  }
}

/** Reads one line; true where no other rule may read it. */
export type LineRule = (line: string, state: TraceState) => boolean;
