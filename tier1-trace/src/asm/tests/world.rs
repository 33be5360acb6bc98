//! Something to run a unit on, twice: by the evaluator and as code.

use crate::asm::{Compiled, Gate, Options};
use rekindle_abi::Ctx;
use rekindle_abi::helpers::{Helper, Ty};
use rekindle_machine::deopt::Machine;
use rekindle_machine::record::Subject;
use rekindle_machine::{CodeMemory, Left, RecordStack};
use rekindle_trace_ir::compute::NAN;
use rekindle_trace_ir::eval::{Memory, Outcome, eval};
use rekindle_trace_ir::{Literal, Unit, verify};
use std::sync::LazyLock;

/// Words of memory that a unit may touch; `literal l0` is its address.
pub(super) const WORDS: usize = 64;
/// Instructions that the evaluator runs before it gives up.
const LIMIT: usize = 200_000;

pub(super) static GATE: LazyLock<Gate> = LazyLock::new(|| {
    let memory = CodeMemory::with_capacity(16 << 20, 1 << 20).expect("mapping");
    Gate::new(&memory).expect("this processor has stencils")
});

/// Memory and registers before a unit runs.
#[derive(Clone, Debug)]
pub(super) struct World {
    pub(super) data: Vec<u64>,
    pub(super) regs: Vec<u64>,
}

/// What is the same after both ways to run a unit.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct After {
    pub(super) outcome: Outcome,
    pub(super) data: Vec<u64>,
}

impl World {
    pub(super) fn new(seed: u64) -> World {
        let words = |n: usize, salt: u64| (0..n as u64).map(|i| scramble(seed ^ salt, i)).collect();
        World {
            data: words(WORDS, 0),
            regs: words(8, 1),
        }
    }

    /// Runs the unit both ways, compares, and says what came out. Nothing if the evaluator does
    /// not come to an end.
    pub(super) fn check(&self, unit: &Unit, options: Options) -> Option<After> {
        verify(unit).unwrap_or_else(|e| panic!("{e:?}\n{unit}"));
        let mut real = self.clone();
        let expected = self.evaluate(unit, real.data.as_ptr() as u64)?;
        let compiled = real.assemble(unit, options);
        let found = real.run(unit, &compiled);
        let (want, got) = (named(unit, &expected), named(unit, &found));
        assert!(want == got, "{}\n{unit}", difference(&want, &got));
        Some(expected)
    }

    fn evaluate(&self, unit: &Unit, base: u64) -> Option<After> {
        let mut shadow = Shadow {
            base,
            world: self.clone(),
            args: [0; 32],
        };
        let outcome = eval(unit, &mut shadow, LIMIT);
        let data = shadow.world.data;
        match outcome {
            Outcome::Running | Outcome::Fault(_) => None,
            outcome => Some(After { outcome, data }),
        }
    }

    pub(super) fn assemble(&mut self, unit: &Unit, options: Options) -> Compiled {
        let base = self.data.as_ptr() as u64;
        let words: Vec<u64> = (0..unit.literals.len()).map(|n| literal(base, n)).collect();
        GATE.assemble(unit, &words, options).expect("assembles")
    }

    pub(super) fn run(&mut self, unit: &Unit, compiled: &Compiled) -> After {
        let mut ctx = Box::new(Ctx::new());
        ctx.helpers = native::helpers();
        self.run_with(unit, compiled, &mut ctx)
    }

    pub(super) fn run_with(&mut self, unit: &Unit, compiled: &Compiled, ctx: &mut Ctx) -> After {
        let mut records = RecordStack::with_bytes(1 << 20).expect("mapping");
        let window = records
            .push(Subject::default(), compiled.slots)
            .expect("room");
        ctx.regs = self.regs.as_mut_ptr().cast();
        // SAFETY: the gate assembled it; helpers and registers are filled in; the window is as
        // large as the unit says; a verified unit of these tests touches `data` only.
        let left = unsafe { GATE.enter(compiled, ctx, &window) };
        let outcome = match left {
            Left::Returned => Outcome::Return(ctx.args[0].0),
            Left::Exit(number) => {
                let record = &compiled.exits[number as usize];
                let mut values = vec![0; unit.ins.len()];
                // SAFETY: the window is still in place and the record is the unit's.
                unsafe {
                    let machine = Machine::left(ctx, window.slots(), &compiled.literals);
                    record
                        .words(machine)
                        .for_each(|(r, word)| values[r.0 as usize] = word);
                }
                Outcome::Exit {
                    snap: record.snapshot,
                    at: record.at,
                    values,
                }
            }
        };
        records.pop(window);
        After {
            outcome,
            data: self.data.clone(),
        }
    }
}

/// The same with only those values kept that the exit's snapshot names, and one NaN for all.
fn named(unit: &Unit, after: &After) -> After {
    let mut after = after.clone();
    if let Outcome::Exit { snap, values, .. } = &mut after.outcome {
        let all = std::mem::replace(values, vec![0; unit.ins.len()]);
        unit[*snap].for_each_ref(|r| {
            let word = all[r.0 as usize];
            let float = unit[r].ty.is_float();
            values[r.0 as usize] = if float { one_nan(word) } else { word };
        });
    }
    after
}

/// The sign of a NaN is nobody's business.
fn one_nan(bits: u64) -> u64 {
    if f64::from_bits(bits).is_nan() {
        NAN
    } else {
        bits
    }
}

/// What differs, briefly.
fn difference(want: &After, got: &After) -> String {
    let mut text = String::new();
    let mut list = |what: &str, want: &[u64], got: &[u64]| {
        for (i, (w, g)) in want.iter().zip(got).enumerate() {
            if w != g {
                text += &format!("{what}{i}: {w:#x}, not {g:#x}\n");
            }
        }
    };
    list("data ", &want.data, &got.data);
    match (&want.outcome, &got.outcome) {
        (
            Outcome::Exit { snap, at, values },
            Outcome::Exit {
                snap: s,
                at: a,
                values: v,
            },
        ) if snap == s && at == a => list("%", values, v),
        (want, got) => text += &format!("{want:?}, not {got:?}\n"),
    }
    text
}

/// Literals are the data's address, then numbers.
fn literal(base: u64, n: usize) -> u64 {
    if n == 0 { base } else { scramble(2, n as u64) }
}

/// A literal for the data's address.
pub(super) fn data_literal() -> Literal {
    Literal::Name("data".into())
}

/// The same numbers everywhere.
pub(super) fn scramble(a: u64, b: u64) -> u64 {
    let x = (a ^ b.rotate_left(32)).wrapping_add(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ x >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (x ^ x >> 27).wrapping_mul(0x94d0_49bb_1331_11eb) >> 2
}

/// What every helper computes here: a number that depends on all its operands.
fn answer(args: &[u64]) -> u64 {
    args.iter().fold(7, |sum, a| scramble(sum, *a))
}

/// The same as a double of moderate size.
fn float_answer(args: &[u64]) -> u64 {
    ((answer(args) % 1000) as f64 / 8.0).to_bits()
}

struct Shadow {
    base: u64,
    world: World,
    args: [u64; 32],
}

impl Shadow {
    fn word(&mut self, address: u64) -> Option<&mut u64> {
        let offset = address.checked_sub(self.base)?;
        self.world.data.get_mut(offset as usize / 8)
    }
}

impl Memory for Shadow {
    fn load(&mut self, address: u64) -> Option<u64> {
        self.word(address).map(|w| *w)
    }
    fn store(&mut self, address: u64, word: u64) -> Option<()> {
        *self.word(address)? = word;
        Some(())
    }
    fn load_byte(&mut self, address: u64) -> Option<u8> {
        Some(self.load(address)?.to_le_bytes()[(address % 8) as usize])
    }
    fn store_byte(&mut self, address: u64, byte: u8) -> Option<()> {
        let mut bytes = self.load(address)?.to_le_bytes();
        bytes[(address % 8) as usize] = byte;
        self.store(address, u64::from_le_bytes(bytes))
    }
    fn reg(&mut self, n: u16) -> Option<u64> {
        self.world.regs.get(n as usize).copied()
    }
    fn ctx(&mut self, _: i64) -> Option<u64> {
        None
    }
    fn arg(&mut self, n: usize) -> Option<u64> {
        self.args.get(n).copied()
    }
    fn set_arg(&mut self, n: usize, word: u64) -> Option<()> {
        *self.args.get_mut(n)? = word;
        Some(())
    }
    fn literal(&mut self, n: usize) -> Option<u64> {
        Some(literal(self.base, n))
    }
    fn call(&mut self, helper: Helper, args: &[u64]) -> Option<u64> {
        let types = helper.row().params.iter();
        let float = |(word, ty): (&u64, &Ty)| if *ty == Ty::F { one_nan(*word) } else { *word };
        let args: Vec<u64> = args.iter().zip(types).map(float).collect();
        Some(match helper {
            Helper::float_sin | Helper::float_mod => float_answer(&args),
            _ => answer(&args),
        })
    }
}

/// Helpers as compiled code calls them. Each spoils every register that it may.
mod native {
    use super::{Ctx, Helper, answer, float_answer, one_nan};
    use rekindle_abi::helpers::HELPER_COUNT;

    pub(super) fn helpers() -> [usize; HELPER_COUNT] {
        let mut table = [0; HELPER_COUNT];
        for (helper, address) in [
            (Helper::safepoint, none as *const ()),
            (Helper::length, one as *const ()),
            (Helper::int_to_str, one as *const ()),
            (Helper::get_item_int, two as *const ()),
            (Helper::get_item, two as *const ()),
            (Helper::set_item, three as *const ()),
            (Helper::float_sin, float as *const ()),
            (Helper::float_mod, floats as *const ()),
            (Helper::box_float, float_to_word as *const ()),
            (Helper::list_append_float, word_float as *const ()),
        ] {
            table[helper as usize] = address as usize;
        }
        table
    }

    extern "C" fn none(_: *mut Ctx) -> u64 {
        spoil(answer(&[]))
    }
    extern "C" fn one(_: *mut Ctx, a: u64) -> u64 {
        spoil(answer(&[a]))
    }
    extern "C" fn two(_: *mut Ctx, a: u64, b: u64) -> u64 {
        spoil(answer(&[a, b]))
    }
    extern "C" fn three(_: *mut Ctx, a: u64, b: u64, c: u64) -> u64 {
        spoil(answer(&[a, b, c]))
    }
    extern "C" fn float(_: *mut Ctx, a: f64) -> f64 {
        f64::from_bits(spoil(float_answer(&[bits(a)])))
    }
    extern "C" fn floats(_: *mut Ctx, a: f64, b: f64) -> f64 {
        f64::from_bits(spoil(float_answer(&[bits(a), bits(b)])))
    }
    extern "C" fn float_to_word(_: *mut Ctx, a: f64) -> u64 {
        spoil(answer(&[bits(a)]))
    }
    extern "C" fn word_float(_: *mut Ctx, a: u64, b: f64) -> u64 {
        spoil(answer(&[a, bits(b)]))
    }

    fn bits(x: f64) -> u64 {
        one_nan(x.to_bits())
    }

    /// Changes every register that a C function need not preserve.
    fn spoil(result: u64) -> u64 {
        #[cfg(target_arch = "x86_64")]
        // SAFETY: every changed register is declared.
        unsafe {
            std::arch::asm!(
                "mov rcx, -1", "mov rdx, -1", "mov rsi, -1", "mov rdi, -1",
                "mov r8, -1", "mov r9, -1", "mov r10, -1", "mov r11, -1",
                "pcmpeqd xmm0, xmm0", "movaps xmm1, xmm0", "movaps xmm2, xmm0",
                "movaps xmm3, xmm0", "movaps xmm4, xmm0", "movaps xmm5, xmm0",
                "movaps xmm6, xmm0", "movaps xmm7, xmm0",
                out("rcx") _, out("rdx") _, out("rsi") _, out("rdi") _,
                out("r8") _, out("r9") _, out("r10") _, out("r11") _,
                out("xmm0") _, out("xmm1") _, out("xmm2") _, out("xmm3") _,
                out("xmm4") _, out("xmm5") _, out("xmm6") _, out("xmm7") _,
                options(nomem, nostack),
            );
        }
        #[cfg(target_arch = "aarch64")]
        // SAFETY: every changed register is declared.
        unsafe {
            std::arch::asm!(
                "movi v0.2d, #-1", "movi v1.2d, #-1", "movi v2.2d, #-1", "movi v3.2d, #-1",
                "movi v4.2d, #-1", "movi v5.2d, #-1", "movi v6.2d, #-1", "movi v7.2d, #-1",
                "mov x9, #-1", "mov x10, #-1", "mov x11, #-1", "mov x12, #-1",
                "mov x13, #-1", "mov x14, #-1", "mov x15, #-1",
                out("v0") _, out("v1") _, out("v2") _, out("v3") _,
                out("v4") _, out("v5") _, out("v6") _, out("v7") _,
                out("x9") _, out("x10") _, out("x11") _, out("x12") _,
                out("x13") _, out("x14") _, out("x15") _,
                options(nomem, nostack),
            );
        }
        result
    }
}
