//! Every stencil, run on edge values and compared with the evaluator: result, memory, registers
//! that must survive, and where it goes on.
//!
//! The cases are written to a file, which a small C program runs, for AArch64 under qemu.

mod case;
mod operands;
mod world;

use case::{Case, Way, case};
use operands::operands;
use rekindle_abi::stencil::Place;
use rekindle_lowering::stencil::{Variant, variants};
use rekindle_tier1::stencils::{AARCH64, Table, X86_64};
use rekindle_trace_ir::{Effect, Form, Uop};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use world::{BASE, CTX, SLOTS, World, address, helper_words};

/// Cases per variant, at least one; operands take turns, so that a form sees them all.
const CASES: usize = 6;

struct Batch {
    cases: Vec<Case>,
    labels: Vec<String>,
}

fn batch(table: &Table) -> Batch {
    let (mut cases, mut labels) = (Vec::new(), Vec::new());
    let mut ways: BTreeMap<usize, BTreeSet<u8>> = BTreeMap::new();
    for form in Form::all() {
        let all = operands(form);
        let own = matches!(form, Form::ExitStub | Form::ExitTail | Form::Enter);
        let mut turn = 0;
        for variant in variants(form) {
            if !variant.exists() || own {
                continue;
            }
            let taken = take_turns(table, &variant, &all, &mut turn);
            let tried = !taken.is_empty() || is_senseless(&variant);
            assert!(tried, "no operands for {variant:?}");
            for (label, case) in taken {
                ways.entry(form.index()).or_default().insert(case.way as u8);
                labels.push(label);
                cases.push(case);
            }
        }
    }
    for form in Form::all() {
        let guard = matches!(form, Form::Op(op) if op.effect() == Effect::Guard);
        let wanted = match form {
            Form::Guard(..) => [Way::Next, Way::Exit],
            Form::Branch(..) | Form::BranchBool(_) => [Way::Next, Way::Target],
            Form::Forced => [Way::Next, Way::Exit],
            _ if guard => [Way::Next, Way::Exit],
            _ => continue,
        };
        if form.signature().is_some() {
            let seen = ways.get(&form.index());
            let wanted = wanted.map(|way| way as u8);
            assert_eq!(seen, Some(&BTreeSet::from(wanted)), "ways out of {form:?}");
        }
    }
    Batch { cases, labels }
}

/// An index that is the base too: no address in the block is reached so.
fn is_senseless(variant: &Variant) -> bool {
    use Uop::{LoadIndex, LoadIndexFloat, StoreIndex, StoreIndexFloat};
    let indexed = [LoadIndex, LoadIndexFloat, StoreIndex, StoreIndexFloat];
    let one_register = || {
        let places = &variant.operands;
        places[0] == places[1] && matches!(places[0], Place::Reg(_))
    };
    indexed.map(Form::Op).contains(&variant.form) && one_register()
}

fn take_turns(
    table: &Table,
    variant: &Variant,
    all: &[operands::Operands],
    turn: &mut usize,
) -> Vec<(String, Case)> {
    let mut taken = Vec::new();
    // A step that shares no factor with the length reaches every one.
    let step = (all.len() / 3..).find(|s| gcd(*s, all.len()) == 1);
    let step = step.unwrap_or(1);
    for _ in 0..all.len() {
        let operands = all[*turn % all.len()];
        *turn += step;
        if let Some(case) = case(table, variant, operands) {
            taken.push((format!("{variant:?} {operands:x?}"), case));
            if taken.len() == CASES {
                break;
            }
        }
    }
    taken
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The file that the harness reads.
fn file(table: &Table, cases: &[Case]) -> Vec<u8> {
    let world = World::new();
    let mut words = vec![BASE, world.words.len() as u64];
    words.extend(&world.words);
    let helpers = helper_words();
    words.push(helpers.len() as u64);
    words.extend(
        helpers
            .iter()
            .flat_map(|(w, kind)| [*w as u64, *kind as u64]),
    );
    let enter = table
        .find(Form::Enter, &[], None)
        .expect("there is a way in");
    assert!(enter.holes.is_empty());
    push_code(&mut words, enter.code);
    words.extend([address(CTX), address(SLOTS), cases.len() as u64]);
    for case in cases {
        push_code(&mut words, &case.code);
        words.push(case.before.len() as u64);
        words.extend(case.before.iter().flat_map(|(at, v)| [*at as u64, *v]));
        words.push(case.after.len() as u64);
        words.extend(
            case.after
                .iter()
                .flat_map(|(at, v, how)| [*at as u64, *v, *how]),
        );
        words.push(case.status as u64);
    }
    words.iter().flat_map(|w| w.to_le_bytes()).collect()
}

fn push_code(words: &mut Vec<u64>, code: &[u8]) {
    words.push(code.len() as u64);
    let word = |bytes: &[u8]| {
        let mut word = [0; 8];
        word[..bytes.len()].copy_from_slice(bytes);
        u64::from_le_bytes(word)
    };
    words.extend(code.chunks(8).map(word));
}

fn run(name: &str, table: &Table, compiler: &[&str], runner: &[&str]) {
    let Batch { cases, labels } = batch(table);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/every_stencil/harness.c");
    let program = folder.join(format!("{name}-harness"));
    let input = folder.join(format!("{name}-cases"));
    std::fs::write(&input, file(table, &cases)).expect("the folder can be written");
    let compiled = Command::new(compiler[0])
        .args(&compiler[1..])
        .args(["-O1", "-o"])
        .arg(&program)
        .arg(&source)
        .status();
    assert!(compiled.is_ok_and(|s| s.success()), "{compiler:?} failed");

    let command = runner.iter().map(|part| part.as_ref());
    let mut command = command.chain([program.as_os_str(), input.as_os_str()]);
    let first = command.next().expect("at least the program");
    let output = Command::new(first).args(command).output();
    let output = output.unwrap_or_else(|e| panic!("{runner:?}: {e}"));
    let text = String::from_utf8_lossy(&output.stdout);
    let explain = |line: &str| {
        let number = line.strip_prefix("case ")?.split(':').next()?;
        let label = labels.get(number.parse::<usize>().ok()?)?;
        Some(format!("{line}\n    {label}"))
    };
    let lines: Vec<_> = text
        .lines()
        .map(|l| explain(l).unwrap_or(l.into()))
        .collect();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}\n{errors}", lines.join("\n"));
    assert!(
        text.contains(&format!("{} cases, 0 failed", cases.len())),
        "{text}"
    );
}

#[test]
#[cfg(target_arch = "x86_64")]
fn x86_64_stencils_agree_with_the_evaluator() {
    run("x86_64", &X86_64, &["cc"], &[]);
}

#[test]
fn aarch64_stencils_agree_with_the_evaluator() {
    let native = cfg!(target_arch = "aarch64");
    let (compiler, runner): (&[&str], &[&str]) = match native {
        true => (&["cc"], &[]),
        false => (&["aarch64-linux-gnu-gcc", "-static"], &["qemu-aarch64"]),
    };
    run("aarch64", &AARCH64, compiler, runner);
}
