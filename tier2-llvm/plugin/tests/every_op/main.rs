//! Every micro-op as an LLVM unit of its own, run on edge values and compared with the
//! evaluator: result, memory, exit. The cases, and the program that runs them (for AArch64 under
//! qemu), are those of tier 1's test of every stencil.

#[path = "../../../../tier1-trace/tests/every_stencil/operands.rs"]
mod operands;
#[path = "../../../../tier1-trace/tests/every_stencil/program.rs"]
mod program;
mod unit;
#[path = "../../../../tier1-trace/tests/every_stencil/world.rs"]
mod world;

use operands::operands;
use program::{Case, EXACTLY, Tools, comparing};
use rekindle_abi::Ctx;
use rekindle_trace_ir::form::LEFT;
use rekindle_trace_ir::protocol::{CALL_WORD, Compiled, ENTRY, LITERALS, Request, Target};
use rekindle_trace_ir::{Effect, Form, Outcome, Ref, SnapId, Ty, Unit, Uop, eval};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::mem::offset_of;
use std::process::Command;
use world::{LITERAL, OPERANDS, SLOTS, World, ctx_word};

/// The C program, from the crate's folder.
const HARNESS: &str = "../../tier1-trace/tests/every_stencil/harness.c";
/// Cases per unit.
const CASES: usize = 150;

/// Every micro-op with the forms whose operands and immediates it is tried with.
fn subjects() -> impl Iterator<Item = (Uop, Form)> {
    Uop::ALL.iter().flat_map(|op| {
        let forms = match op {
            // Parameters are what blocks have: the tests of units with several have them.
            Uop::Param | Uop::ParamFloat => Vec::new(),
            Uop::ConstInt | Uop::ConstValue => vec![Form::Word],
            Uop::ConstFloat => vec![Form::Double],
            Uop::Call => (0..=3).map(Form::Call).collect(),
            _ => vec![Form::Op(*op)],
        };
        forms.into_iter().map(|form| (*op, form))
    })
}

/// Compiled units and the cases that run them.
#[derive(Default)]
struct Batch {
    objects: Vec<Vec<u8>>,
    cases: Vec<Case>,
}

impl Batch {
    fn new(target: &Target) -> Batch {
        let mut batch = Batch::default();
        for (op, form) in subjects() {
            let mut by_imm: BTreeMap<i64, Vec<[u64; 3]>> = BTreeMap::new();
            for one in operands(form) {
                by_imm.entry(one.imm).or_default().push(one.args);
            }
            let mut ways = BTreeSet::new();
            for (imm, all) in by_imm {
                batch.unit(target, op, imm, &all, &mut ways);
            }
            let guard = op.effect() == Effect::Guard;
            assert_eq!(ways.len(), 1 + usize::from(guard), "ways out of {op:?}");
        }
        batch
    }

    fn unit(
        &mut self,
        target: &Target,
        op: Uop,
        imm: i64,
        all: &[[u64; 3]],
        ways: &mut BTreeSet<bool>,
    ) {
        let unit = unit::of_op(op, imm);
        let request = Request {
            unit,
            target: target.clone(),
            level: 2,
            count_loops: false,
            forced_exits: false,
        };
        let compiled = rekindle_llvm::compile(&request);
        let compiled = compiled.unwrap_or_else(|e| panic!("{e:?}\n{}", request.unit));
        let number = self.objects.len();
        let before = self.cases.len();
        // Not simply the first ones, so that every operand takes all its values.
        let step = all.len().div_ceil(CASES);
        for args in all.iter().step_by(step) {
            let Some((case, left)) = case(&request.unit, &compiled, number, op, *args) else {
                continue;
            };
            ways.insert(left);
            self.cases.push(case);
        }
        assert!(self.cases.len() > before, "no operands for {op:?} {imm}");
        self.objects.push(compiled.object);
    }
}

/// The case, and whether a guard leaves.
fn case(
    unit: &Unit,
    compiled: &Compiled,
    number: usize,
    op: Uop,
    args: [u64; 3],
) -> Option<(Case, bool)> {
    let mut world = World::new();
    let mut before: Vec<_> = (0..3).map(|i| (OPERANDS + i, args[i])).collect();
    if op == Uop::Poll {
        before.push((ctx_word(offset_of!(Ctx, attention)), args[0]));
    }
    for (word, value) in &before {
        world.words[*word] = *value;
    }
    let start = world.clone();
    let Outcome::Exit { snap, at, values } = eval(unit, &mut world, 100) else {
        return None;
    };
    let changed = (0..start.words.len()).filter(|i| start.words[*i] != world.words[*i]);
    let changed = changed.map(|i| (i, (world.words[i], EXACTLY)));
    let mut after: BTreeMap<usize, (u64, u64)> = changed.collect();
    let mut store = |snap: SnapId| {
        for (slot, r) in compiled.stored[snap.0 as usize].iter().enumerate() {
            let comparing = comparing(unit[*r].ty == Ty::Float);
            after.insert(SLOTS + slot, (values[r.0 as usize], comparing));
        }
    };
    let exit_number = |snap: SnapId, guard: Ref| {
        let mut exits = compiled.exits.iter();
        let exit = exits.position(|site| (site.snapshot, site.guard) == (snap, guard));
        exit.expect("the exit has a number") as u64
    };
    // A call's state lies in the record before the exit's does.
    let call = Ref(unit.ins.len() as u32 - 1);
    let published = unit[call].op.effect() == Effect::Call && unit[call].snap != SnapId::NONE;
    if published {
        store(unit[call].snap);
    }
    store(snap);
    if published {
        let word = SLOTS.wrapping_add_signed(CALL_WORD as isize);
        after.insert(word, (exit_number(unit[call].snap, call), EXACTLY));
    }
    let exit_id = ctx_word(offset_of!(Ctx, exit_id));
    after.insert(exit_id, (exit_number(snap, at), EXACTLY));
    let case = Case {
        label: format!("{op:?} {args:x?}"),
        subject: vec![number as u64],
        before,
        after: after
            .into_iter()
            .map(|(w, (v, mask))| (w, v, mask))
            .collect(),
        status: LEFT,
    };
    Some((case, at.is_some()))
}

fn run(tools: &Tools, features: &str, objcopy: &str) {
    let target = Target {
        triple: format!("{}-unknown-linux-gnu", tools.name),
        cpu: "generic".into(),
        // What the stencils assume.
        features: features.into(),
    };
    let batch = Batch::new(&target);
    let folder = tools.folder();
    let literals = &World::new().words[LITERAL..][..2];
    let mut list = String::new();
    let mut names = Vec::new();
    let mut line = |text: String| writeln!(list, "{text}").expect("strings can be written");
    line(format!(
        "word {LITERALS}[] = {{{}u, {}u}};",
        literals[0], literals[1]
    ));
    let mut more = Vec::new();
    for (n, object) in batch.objects.iter().enumerate() {
        let file = folder.join(format!("unit{n}.o"));
        std::fs::write(&file, object).expect("the folder can be written");
        let renamed = Command::new(objcopy)
            .arg(format!("--redefine-sym={ENTRY}={ENTRY}{n}"))
            .arg(&file)
            .status();
        assert!(renamed.is_ok_and(|s| s.success()), "{objcopy} failed");
        line(format!("extern int64_t {ENTRY}{n}(word, word);"));
        names.push(format!("{ENTRY}{n}"));
        more.push(file.display().to_string());
    }
    let names = names.join(", ");
    line(format!(
        "static int64_t (*const units[])(word, word) = {{{names}}};"
    ));
    let header = folder.join("units.h");
    std::fs::write(&header, list).expect("the folder can be written");
    more.push(format!("-DUNITS=\"{}\"", header.display()));
    tools.run(&more, &[], &batch.cases);
}

#[test]
#[cfg(target_arch = "x86_64")]
fn x86_64_units_agree_with_the_evaluator() {
    run(&program::X86_64_TOOLS, "+sse4.1", "objcopy");
}

#[test]
fn aarch64_units_agree_with_the_evaluator() {
    let native = cfg!(target_arch = "aarch64");
    let objcopy = if native {
        "objcopy"
    } else {
        "aarch64-linux-gnu-objcopy"
    };
    run(&program::AARCH64_TOOLS, "", objcopy);
}
