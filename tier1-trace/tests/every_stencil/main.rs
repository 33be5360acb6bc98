//! Every stencil, run on edge values and compared with the evaluator: result, memory, registers
//! that must survive, and where it goes on.
//!
//! The cases are written to a file, which a small C program runs, for AArch64 under qemu.

mod case;
mod operands;
mod program;
mod world;

use case::{Way, case};
use operands::operands;
use program::{Case, Tools};
use rekindle_abi::stencil::Place;
use rekindle_lowering::stencil::{Variant, variants};
use rekindle_tier1::stencils::{AARCH64, Table, X86_64};
use rekindle_trace_ir::{Effect, Form, Uop};
use std::collections::{BTreeMap, BTreeSet};

/// The C program, from the crate's folder.
const HARNESS: &str = "tests/every_stencil/harness.c";
/// Cases per variant, at least one; operands take turns, so that a form sees them all.
const CASES: usize = 6;

/// Cases for every variant; every way out of every guard and branch is among them.
fn cases(table: &Table) -> Vec<Case> {
    let mut cases = Vec::new();
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
            for (way, case) in taken {
                ways.entry(form.index()).or_default().insert(way as u8);
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
    cases
}

/// An index that is the base too: no address in the block is reached so.
fn is_senseless(variant: &Variant) -> bool {
    use Uop::{LoadIndex, LoadIndexByte, LoadIndexFloat};
    use Uop::{StoreIndex, StoreIndexByte, StoreIndexFloat};
    let loads = [LoadIndex, LoadIndexFloat, LoadIndexByte];
    let stores = [StoreIndex, StoreIndexFloat, StoreIndexByte];
    let one_register = || {
        let places = &variant.operands;
        places[0] == places[1] && matches!(places[0], Place::Reg(_))
    };
    let indexed = loads
        .iter()
        .chain(&stores)
        .any(|op| Form::Op(*op) == variant.form);
    indexed && one_register()
}

fn take_turns(
    table: &Table,
    variant: &Variant,
    all: &[operands::Operands],
    turn: &mut usize,
) -> Vec<(Way, Case)> {
    let mut taken = Vec::new();
    // A step that shares no factor with the length reaches every one.
    let step = (all.len() / 3..).find(|s| gcd(*s, all.len()) == 1);
    let step = step.unwrap_or(1);
    for _ in 0..all.len() {
        let operands = all[*turn % all.len()];
        *turn += step;
        if let Some(case) = case(table, variant, operands) {
            taken.push(case);
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

fn run(tools: &Tools, table: &Table) {
    let enter = table
        .find(Form::Enter, &[], None)
        .expect("there is a way in");
    assert!(enter.holes.is_empty());
    tools.run(&[], enter.code, &cases(table));
}

#[test]
#[cfg(target_arch = "x86_64")]
fn x86_64_stencils_agree_with_the_evaluator() {
    run(&program::X86_64_TOOLS, &X86_64);
}

#[test]
fn aarch64_stencils_agree_with_the_evaluator() {
    run(&program::AARCH64_TOOLS, &AARCH64);
}
