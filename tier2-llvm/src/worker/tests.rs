//! The worker with compilers that do what is to be tested.

use super::*;
use rekindle_trace_ir::protocol::Refusal;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

/// Answers when it is told to, in the order of the jobs.
struct Patient {
    /// Units as they come: number of instructions.
    started: Mutex<Sender<usize>>,
    answers: Mutex<Receiver<Result<Vec<u8>, Rejection>>>,
    failed: AtomicBool,
}

impl Compiler for Patient {
    fn compile(&self, request: &[u8]) -> Result<Vec<u8>, Rejection> {
        let request: Request = protocol::decode(request).expect("a request");
        let started = self.started.lock().expect("not poisoned");
        started
            .send(request.unit.ins.len())
            .expect("the test listens");
        let answers = self.answers.lock().expect("not poisoned");
        answers.recv().unwrap_or(Err(Rejection::Garbled))
    }

    fn has_failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }
}

struct Bench {
    tier2: Tier2,
    compiler: Arc<Patient>,
    started: Receiver<usize>,
    answers: Sender<Result<Vec<u8>, Rejection>>,
    loads: Arc<AtomicUsize>,
}

fn options() -> Options {
    Options {
        target: Target {
            triple: "test".into(),
            cpu: "generic".into(),
            features: String::new(),
        },
        level: 2,
        count_loops: false,
        forced_exits: false,
        urgent: true,
        budget: Budget::default(),
    }
}

fn bench(options: Options) -> Bench {
    let (start, started) = channel();
    let (answers, answer) = channel();
    let compiler = Arc::new(Patient {
        started: Mutex::new(start),
        answers: Mutex::new(answer),
        failed: AtomicBool::new(false),
    });
    let loads = Arc::new(AtomicUsize::new(0));
    let (given, count) = (compiler.clone(), loads.clone());
    let loader = move || {
        count.fetch_add(1, Ordering::Relaxed);
        Ok(given.clone() as Arc<dyn Compiler>)
    };
    Bench {
        tier2: Tier2::with_loader(Box::new(loader), options),
        compiler,
        started,
        answers,
        loads,
    }
}

/// A unit of that many instructions.
fn job(id: u64, instructions: usize, heat: u64) -> Job {
    let mut text = String::from("b0:\n");
    for i in 0..instructions {
        text += &format!("%{i} = const_value None\n");
    }
    text += "return %0";
    let unit = rekindle_trace_ir::parse(&text).expect("text parses");
    Job {
        id,
        unit: Arc::new(unit),
        heat,
    }
}

fn answer() -> Result<Vec<u8>, Rejection> {
    let response: Response = Ok(Compiled {
        object: vec![1, 2, 3],
        exits: Vec::new(),
        stored: Vec::new(),
        slots: 4,
    });
    Ok(protocol::encode(&response).expect("short"))
}

impl Bench {
    fn wait(&mut self, n: usize) -> Vec<Done> {
        let mut all = Vec::new();
        while all.len() < n {
            all.extend(self.tier2.poll());
            std::thread::sleep(Duration::from_millis(1));
        }
        all
    }
}

#[test]
fn nothing_is_loaded_until_something_is_compiled() {
    let mut b = bench(options());
    assert!(b.tier2.poll().is_empty() && !b.tier2.llvm_loaded() && !b.tier2.is_busy());
    assert_eq!(b.loads.load(Ordering::Relaxed), 0);
    b.tier2.submit(job(1, 3, 0)).expect("taken");
    assert_eq!(b.started.recv(), Ok(3));
    assert!(b.tier2.llvm_loaded() && b.tier2.is_busy());
    b.answers.send(answer()).expect("the worker listens");
    let done = b.wait(1);
    assert_eq!(done[0].id, 1);
    assert_eq!(done[0].result.as_ref().map(|c| c.slots), Ok(4));
    assert_eq!(b.loads.load(Ordering::Relaxed), 1);
}

#[test]
fn hot_units_overtake_and_cancelled_ones_never_start() {
    let mut b = bench(options());
    b.tier2.submit(job(1, 1, 0)).expect("taken");
    assert_eq!(b.started.recv(), Ok(1));
    for (id, instructions, heat) in [(2, 2, 1), (3, 3, 9), (4, 4, 5)] {
        b.tier2.submit(job(id, instructions, heat)).expect("taken");
    }
    b.tier2.cancel(4);
    assert_eq!(b.tier2.pending(), [1, 2, 3]);
    for _ in 0..3 {
        b.answers.send(answer()).expect("the worker listens");
    }
    let order: Vec<u64> = b.wait(3).iter().map(|d| d.id).collect();
    assert_eq!(order, [1, 3, 2]);
    assert_eq!(b.started.try_iter().collect::<Vec<_>>(), [3, 2]);
}

#[test]
fn a_refusal_is_handed_on_and_others_go_on() {
    let mut b = bench(options());
    let refusal = Refusal::Rejected("no".into());
    let response: Response = Err(refusal.clone());
    let bytes = protocol::encode(&response).expect("short");
    b.answers.send(Ok(bytes)).expect("the worker listens");
    b.answers.send(Ok(vec![9; 5])).expect("the worker listens");
    b.answers.send(answer()).expect("the worker listens");
    let mut now = |id| b.tier2.compile_now(job(id, 1, 0));
    assert_eq!(now(1).err(), Some(Rejection::Refused(refusal)));
    assert_eq!(now(2).err(), Some(Rejection::Garbled));
    assert!(now(3).is_ok());
}

#[test]
fn a_fatal_error_turns_tier_2_off_and_nobody_waits_for_the_thread() {
    let mut b = bench(options());
    b.tier2.submit(job(1, 1, 0)).expect("taken");
    assert_eq!(b.started.recv(), Ok(1));
    b.tier2.submit(job(2, 1, 0)).expect("taken");
    b.compiler.failed.store(true, Ordering::Relaxed);
    let mut whys: Vec<_> = b
        .wait(2)
        .into_iter()
        .map(|d| (d.id, d.result.err()))
        .collect();
    whys.sort_by_key(|w| w.0);
    let failed = Some(Rejection::LlvmFailed);
    assert_eq!(whys, [(1, failed.clone()), (2, failed.clone())]);
    assert_eq!(b.tier2.submit(job(3, 1, 0)).err(), failed);
    assert!(b.tier2.is_busy(), "its thread never ends");
    assert_eq!(b.tier2.finish(Duration::from_secs(100)).1, [0; 0]);
}

#[test]
fn a_synchronous_compile_survives_a_fatal_error() {
    let mut b = bench(options());
    b.compiler.failed.store(true, Ordering::Relaxed);
    let result = b.tier2.compile_now(job(1, 1, 0));
    assert_eq!(result.err(), Some(Rejection::LlvmFailed));
}

#[test]
fn budgets_are_kept() {
    let mut small = options();
    small.budget.unit_instructions = 2;
    let mut b = bench(small);
    assert_eq!(
        b.tier2.submit(job(1, 3, 0)).err(),
        Some(Rejection::TooLarge)
    );

    let mut short = options();
    short.budget.process = Duration::ZERO;
    let mut b = bench(short);
    assert_eq!(
        b.tier2.submit(job(1, 1, 0)).err(),
        Some(Rejection::OverBudget)
    );
}

#[test]
fn at_the_end_what_was_not_done_is_named() {
    let mut b = bench(options());
    b.tier2.submit(job(1, 1, 0)).expect("taken");
    b.tier2.submit(job(2, 1, 0)).expect("taken");
    assert_eq!(b.started.recv(), Ok(1));
    let (done, wanted) = b.tier2.finish(Duration::ZERO);
    assert!(done.is_empty());
    assert_eq!(wanted, [1, 2]);
    b.answers.send(answer()).expect("the worker listens");
    let (done, wanted) = b.tier2.finish(Duration::from_secs(100));
    assert_eq!((done.len(), wanted), (1, vec![2]));
}

#[test]
fn without_a_plugin_tier_2_is_off_with_the_reason() {
    let path = PluginPath::At("/nonexistent/librekindle_llvm.so".into());
    let mut tier2 = Tier2::new(path, options());
    let why = tier2.compile_now(job(1, 1, 0)).expect_err("no plugin");
    assert!(matches!(&why, Rejection::NoPlugin(text) if text.contains("/nonexistent/")));
    assert_eq!(tier2.submit(job(2, 1, 0)), Err(why.clone()));
    assert_eq!(tier2.off(), Some(why));
    assert!(!tier2.llvm_loaded());
}

#[test]
fn after_a_fork_there_is_no_worker() {
    let mut b = bench(options());
    b.tier2.submit(job(1, 1, 0)).expect("taken");
    b.tier2.after_fork();
    assert_eq!(b.tier2.submit(job(2, 1, 0)), Err(Rejection::Forked));
    assert!(b.tier2.pending().is_empty() && !b.tier2.is_busy());
}
