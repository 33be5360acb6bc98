//! An engine that does nothing but record: the innermost loop that gets hot, again and again.

use crate::loops::Loop;
use crate::world::World;
use rekindle_objects::{CodeState, Runtime};
use rekindle_tier0::Interp;
use rekindle_tier0::engine::{Engine, Entered, Observe};
use rekindle_tier1::record::{FlowCache, Outcome, Recorder};
use rekindle_trace_ir::{Unit, UnitKind};
use std::time::{Duration, Instant};

/// A recorded graph, and what its literals are in the world that recorded it.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The graph as recorded.
    pub unit: Unit,
    /// Words of its literals.
    pub words: Vec<u64>,
}

/// Records a loop as often as asked, and takes the time: from the hot edge to the finished graph, with
/// the interpreter's steps in between.
#[derive(Default)]
pub struct Recording {
    wanted: u64,
    /// Recordings made.
    pub made: u64,
    /// Time spent in them.
    pub spent: Duration,
    /// The last graph.
    pub last: Option<Recorded>,
    recorder: Option<(Recorder, Instant)>,
    flows: FlowCache,
}

impl Recording {
    /// Is to make so many recordings.
    pub fn of(wanted: u64) -> Recording {
        Recording {
            wanted,
            ..Recording::default()
        }
    }

    fn finish(&mut self) {
        let Some((recorder, begun)) = self.recorder.take() else {
            return;
        };
        assert_eq!(recorder.outcome(), Outcome::Done, "{:?}", recorder.culprit);
        let (unit, _, words) = recorder.finish();
        self.spent += begun.elapsed();
        self.made += 1;
        self.last = Some(Recorded { unit, words });
    }
}

impl Engine for Recording {
    unsafe fn loop_is_hot(
        &mut self,
        interp: &mut Interp,
        rt: &mut Runtime,
        code: *mut CodeState,
        index: usize,
    ) -> bool {
        // SAFETY: the caller's promise; code states live as long as the runtime.
        let l = unsafe { &mut (&mut (*code).loops)[index] };
        // The next turn but few is hot again.
        (l.counter, l.limit) = (0, 4);
        if self.made >= self.wanted || self.recorder.is_some() {
            return false;
        }
        let begun = Instant::now();
        let recorder = Recorder::root(rt, interp, UnitKind::Loop, self.flows.clone());
        self.recorder = Some((recorder, begun));
        true
    }

    unsafe fn function_is_hot(
        &mut self,
        _: &mut Interp,
        _: &mut Runtime,
        _: *mut CodeState,
    ) -> bool {
        false
    }

    fn enter(&mut self, _: &mut Interp, _: &mut Runtime, _: u64) -> Entered {
        Entered::Declined
    }

    fn observe(&mut self, interp: &mut Interp, rt: &mut Runtime) -> Observe {
        let Some((recorder, _)) = &mut self.recorder else {
            return Observe::Stop;
        };
        let seen = recorder.observe(rt, interp);
        if seen == Observe::Stop {
            self.finish();
        }
        seen
    }

    fn observe_raise(&mut self, _: &mut Interp, _: &mut Runtime) -> Observe {
        let Some((recorder, _)) = &mut self.recorder else {
            return Observe::Stop;
        };
        let seen = recorder.observe_raise();
        if seen == Observe::Stop {
            self.finish();
        }
        seen
    }

    fn stop_observing(&mut self, interp: &mut Interp, _: &mut Runtime) {
        interp.observing = false;
        self.finish();
    }

    fn background(&mut self, _: &mut Interp, _: &mut Runtime) {}

    fn activation_words(&self) -> (usize, usize) {
        (0, 0)
    }
}

/// Records this loop `n` times in a world of its own; the last graph, and the time of all.
///
/// # Panics
/// A recording is given up.
pub fn record(of: &Loop, n: u64) -> (Recorded, Duration) {
    // A recording follows the loop for some turns before it ends.
    const TURNS: u64 = 5_000;
    record_in(of, n, TURNS * n.min(200))
}

/// The same with a loop of so many turns, which is run until there are enough recordings.
///
/// # Panics
/// A recording is given up, or the loop is too short to get hot.
pub fn record_in(of: &Loop, n: u64, turns: u64) -> (Recorded, Duration) {
    let mut world = World::new();
    let mut recording = Recording::of(n);
    let code = world.link(&of.turns(turns));
    while recording.made < n {
        let before = recording.made;
        world.run_with(code, &mut recording);
        assert!(recording.made > before, "nothing gets hot in {}", of.name);
    }
    (recording.last.expect("made"), recording.spent)
}
