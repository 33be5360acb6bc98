//! Units written by hand, with what they compute.

use super::world::{After, GATE, World, data_literal};
use crate::asm::{Gate, Options, Refusal, listing};
use crate::stencils::{AARCH64, X86_64};
use rekindle_abi::Ctx;
use rekindle_abi::helpers::Helper;
use rekindle_machine::deopt::Machine;
use rekindle_machine::{CodeMemory, Location, RecordStack, Target, disassemble};
use rekindle_trace_ir::eval::Outcome;
use rekindle_trace_ir::{Ins, Ref, Unit, Uop, parse};
use std::cell::RefCell;

fn unit(text: &str) -> Unit {
    let mut unit = parse(text).expect("text parses");
    unit.literals.push(data_literal());
    unit
}

/// Runs a unit on memory of zeros, against the evaluator, and gives what it returned.
fn returned(text: &str) -> u64 {
    let mut world = World::new(0);
    world.data.fill(0);
    match world.check(&unit(text), Options::default()) {
        Some(After {
            outcome: Outcome::Return(word),
            ..
        }) => word,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_loop_of_ints_adds_up() {
    let word = returned(
        "b0:
           %0 = const_int 0
           jump b1(%0, %0)
         b1(%1:int, %2:int):
           %3 = const_int 1
           %4 = int_add %1 %3
           %5 = int_mul %4 %4
           %6 = int_add %2 %5
           %7 = const_int 100
           %8 = int_lt %4 %7
           branch %8 ? b1(%4, %6) : b2
         b2:
           %9 = int_encode %6
           return %9",
    );
    assert_eq!(word, 338_350 << 1 | 1);
}

#[test]
fn a_loop_of_floats_converges() {
    // Newton's iteration for the root of 2, then its value times 10⁶ as an int.
    let word = returned(
        "b0:
           %0 = const_int 0
           %1 = const_float 1.0
           jump b1(%0, %1)
         b1(%2:int, %3:float):
           %4 = const_float 2.0
           %5 = float_div %4 %3
           %6 = float_add %5 %3
           %7 = float_div %6 %4
           %8 = const_int 1
           %9 = int_add %2 %8
           %10 = const_int 20
           %11 = int_le %9 %10
           branch %11 ? b1(%9, %7) : b2
         b2:
           %12 = const_float 1000000.0
           %13 = float_mul %7 %12
           %14 = float_to_int %13
           %15 = int_encode %14
           return %15",
    );
    assert_eq!(word, 1_414_213 << 1 | 1);
}

#[test]
fn parameters_change_places_all_at_once() {
    // Three values rotate, two are swapped: 10 turns leave one rotation and no swap.
    let word = returned(
        "b0:
           %0 = const_int 0
           %1 = const_int 1
           %2 = const_int 20
           %3 = const_int 300
           %4 = const_int 4000
           %5 = const_int 50000
           jump b1(%0, %1, %2, %3, %4, %5)
         b1(%6:int, %7:int, %8:int, %9:int, %10:int, %11:int):
           %12 = int_add %6 %1
           %13 = const_int 10
           %14 = int_le %12 %13
           branch %14 ? b1(%12, %8, %9, %7, %11, %10) : b2
         b2:
           %15 = const_int 3
           %16 = int_mul %8 %15
           %17 = int_sub %16 %9
           %18 = int_sub %17 %7
           %19 = int_mul %10 %15
           %20 = int_sub %19 %11
           %21 = int_add %18 %20
           %22 = int_encode %21
           return %22",
    );
    let expected: i64 = (3 * 300 - 1 - 20) + (3 * 4000 - 50000);
    assert_eq!(word as i64 >> 1, expected);
}

#[test]
fn more_values_than_registers_are_kept() {
    let mut text = String::from("b0:\n");
    let (ints, turns) = (20, 9);
    for i in 0..=ints {
        text += &format!("%{i} = const_int {}\n", i * i);
    }
    let names = |from: usize| {
        let list: Vec<String> = (from..=from + ints).map(|i| format!("%{i}")).collect();
        list.join(", ")
    };
    text += &format!("jump b1({})\n", names(0));
    let params: Vec<String> = (100..=100 + ints).map(|i| format!("%{i}:int")).collect();
    text += &format!("b1({}):\n", params.join(", "));
    for i in 0..ints {
        text += &format!("%{} = int_add %{} %{}\n", 200 + i, 100 + i, 101 + i);
    }
    text += &format!(
        "%300 = const_int 1\n%{} = int_add %{} %300\n",
        200 + ints,
        100 + ints
    );
    text += &format!("%301 = const_int {}\n", ints * ints + turns);
    text += &format!("%302 = int_lt %{} %301\n", 200 + ints);
    text += &format!("branch %302 ? b1({}) : b2\nb2:\n", names(200));
    text += "%303 = int_encode %200\nreturn %303";

    let mut values: Vec<i64> = (0..=ints as i64).map(|i| i * i).collect();
    for _ in 0..turns {
        for i in 0..ints {
            values[i] += values[i + 1];
        }
        values[ints] += 1;
    }
    assert_eq!(returned(&text) as i64 >> 1, values[0]);
}

#[test]
fn literals_can_be_bound_anew() {
    let mut world = World::new(1);
    let unit = unit("b0:\n %0 = literal.value l0\n return %0");
    let compiled = world.assemble(&unit, Options::default());
    for word in [compiled.literals.get(0), 0, 1234] {
        compiled.literals.set(0, word);
        assert_eq!(world.run(&unit, &compiled).outcome, Outcome::Return(word));
    }
}

const COUNTING: &str = "
    snap s0 = before x0@0{r0=%1 r1=%5 r2=%6}
    b0:
      %0 = const_int 0
      %5 = const_float 2.5
      %6 = literal.value l0
      jump b1(%0)
    b1(%1:int):
      %2: poll !s0
      %3 = const_int 1
      %4 = int_add %1 %3
      jump b1(%4)";

#[test]
fn forced_exits_leave_with_the_state_before_the_guard() {
    let mut world = World::new(2);
    let unit = unit(COUNTING);
    let options = Options {
        forced: true,
        count_loops: true,
    };
    let compiled = world.assemble(&unit, options);
    let mut ctx = Box::new(Ctx::new());
    ctx.forced = 1000;
    let after = world.run_with(&unit, &compiled, &mut ctx);
    let Outcome::Exit { at, values, .. } = after.outcome else {
        panic!("{after:?}")
    };
    assert_eq!((at, values[1], ctx.loop_count), (Ref(2), 999, 999));
    assert_eq!(values[5], 2.5f64.to_bits());
    assert_eq!(values[6], compiled.literals.get(0));
    assert!(
        compiled.exits[0]
            .values
            .contains(&(Ref(6), Location::Literal(0)))
    );
}

thread_local! {
    /// What [`look`] has seen: the record's number, and `%1`, `%2`, `%3` at that time.
    static SEEN: RefCell<Vec<(u32, Vec<u64>)>> = const { RefCell::new(Vec::new()) };
    static RECORDS: RefCell<Option<(RecordStack, crate::asm::Compiled)>> = const { RefCell::new(None) };
}

/// A helper that looks at its caller's frame.
extern "C" fn look(_: *mut Ctx, _: u64) -> u64 {
    RECORDS.with_borrow(|state| {
        let (records, compiled) = state.as_ref().expect("set before the call");
        let activation = records.activations().next().expect("a unit is running");
        let number = activation.exit().expect("it says which call this is");
        let machine = Machine {
            int: &[-1; 6],
            float: &[-1.0; 6],
            slots: activation.slots(),
            literals: &compiled.literals,
        };
        // SAFETY: the activation is the unit's, and the record its own.
        let words = unsafe {
            compiled.exits[number as usize]
                .words(machine)
                .map(|w| w.1)
                .collect()
        };
        SEEN.with_borrow_mut(|seen| seen.push((number, words)));
    });
    1
}

#[test]
fn whoever_looks_during_a_call_finds_every_value() {
    let unit = unit(
        "snap s0 = before x0@0{r0=%1 r1=%2 r2=%3 r3=%4}
         b0:
           %0 = const_int 0
           %5 = const_float 0.5
           %6 = load_reg r0 @frame
           jump b1(%0, %5)
         b1(%1:int, %2:float):
           %3 = int_mul %1 %1
           %4 = const_int 7
           %7 = call.int length %6 !s0
           %8 = int_add %1 %7
           %9 = float_add %2 %2
           %10 = const_int 3
           %11 = int_lt %8 %10
           branch %11 ? b1(%8, %9) : b2
         b2:
           %12 = bool_encode %11
           return %12",
    );
    let mut world = World::new(3);
    let compiled = world.assemble(&unit, Options::default());
    let mut ctx = Box::new(Ctx::new());
    ctx.helpers[Helper::length as usize] = look as *const () as usize;
    ctx.regs = world.regs.as_mut_ptr().cast();
    let mut records = RecordStack::with_bytes(1 << 16).expect("mapping");
    let window = records
        .push(Default::default(), compiled.slots)
        .expect("room");
    let entry = compiled.entry();
    RECORDS.set(Some((records, compiled)));
    // SAFETY: the code is alive in RECORDS; the window is large enough.
    unsafe { GATE.entrance.enter(entry, &raw mut *ctx, window.slots()) };
    let seen = SEEN.take();
    let words: Vec<Vec<u64>> = seen.iter().map(|s| s.1.clone()).collect();
    let at = |i: u64, x: f64| vec![i, x.to_bits(), i * i, 7];
    assert_eq!(words, [at(0, 0.5), at(1, 1.0), at(2, 2.0)]);
    RECORDS.take();
}

/// 5000 registers are loaded and stored, all loads before all stores or each before its own.
fn long_unit(loads_first: bool) -> Unit {
    let mut unit = unit("b0:\n %0 = const_value None\n return %0");
    let mut push = |op, arg, imm| {
        unit.push(Ins {
            args: [arg, Ref::NONE, Ref::NONE],
            imm,
            ..Ins::new(op)
        })
    };
    let pairs: Vec<[Ref; 2]> = (0..5000)
        .map(|i| {
            let load = push(Uop::LoadReg, Ref::NONE, i);
            [load, push(Uop::SetArg, load, i % 30)]
        })
        .collect();
    let mut body = pairs.concat();
    if loads_first {
        body.sort_by_key(|r| unit[*r].op == Uop::SetArg);
    }
    unit.blocks[0].body.extend(body);
    unit
}

#[test]
fn what_cannot_be_assembled_is_refused_with_a_reason() {
    // 5000 values at once are more than an AArch64 load reaches.
    let wide = long_unit(true);
    assert_eq!(
        listing(&wide, &AARCH64, 1 << 16).err(),
        Some(Refusal::TooManySlots)
    );
    assert!(listing(&wide, &X86_64, 1 << 16).is_ok());

    let small = CodeMemory::with_capacity(4096, 4096).expect("mapping");
    let gate = Gate::new(&small).expect("room for the shared stencils");
    let refused = gate.assemble(&long_unit(false), &[], Options::default());
    assert_eq!(refused.err(), Some(Refusal::MemoryFull));

    let undefined = unit("b0:\n return %7");
    assert_eq!(
        listing(&undefined, &X86_64, 1 << 16).err(),
        Some(Refusal::Undefined)
    );
}

#[test]
fn code_reads_well_on_both_targets() {
    let text = "
        snap s0 = before x0@0{r0=%1 r1=%2}
        b0:
          %0 = const_int 0
          %9 = const_float 0.0
          jump b1(%0, %9)
        b1(%1:int, %2:float):
          %3: poll !s0
          %4 = const_float 1.5
          %5 = float_add %2 %4
          %6 = const_int 1
          %7 = int_add_ovf %1 %6 !s0
          jump b1(%7, %5)";
    let unit = unit(text);
    let lines = |table, target| {
        let code = listing(&unit, table, 0x10000).expect("assembles");
        let lines = disassemble(&code, 0x10000, target);
        let texts = lines
            .iter()
            .map(|l| format!("{:x}  {}\n", l.address, l.text));
        texts.collect::<String>()
    };
    expect_test::expect![[r#"
        10000  mov rax, 0x3ff8000000000000
        1000a  movq xmm2, rax
        1000f  mov rdi, 0
        10019  mov rax, 0
        10023  movq xmm1, rax
        10028  cmp qword ptr [r12], 0
        1002d  jne 0x10055
        10033  movapd xmm0, xmm1
        10037  addsd xmm0, xmm2
        1003b  mov rax, rdi
        1003e  add rax, 1
        10044  jo 0x10064
        1004a  mov rdi, rax
        1004d  movaps xmm1, xmm0
        10050  jmp 0x10028
        10055  mov eax, 0
        1005a  mov [r12+0x18], rax
        1005f  jmp 0xf000
        10064  mov eax, 1
        10069  mov [r12+0x18], rax
        1006e  jmp 0xf000
    "#]]
    .assert_eq(&lines(&X86_64, Target::X86_64));
    expect_test::expect![[r#"
        10000  mov x8, #0
        10004  movk x8, #0, lsl #16
        10008  movk x8, #0, lsl #32
        1000c  movk x8, #0x3ff8, lsl #48
        10010  fmov d2, x8
        10014  mov x22, #0
        10018  movk x22, #0, lsl #16
        1001c  movk x22, #0, lsl #32
        10020  movk x22, #0, lsl #48
        10024  mov x8, #0
        10028  movk x8, #0, lsl #16
        1002c  movk x8, #0, lsl #32
        10030  movk x8, #0, lsl #48
        10034  fmov d1, x8
        10038  ldr x8, [x20]
        1003c  cbnz x8, #0x1005c
        10040  fadd d0, d1, d2
        10044  mov x8, #1
        10048  adds x8, x22, x8
        1004c  b.vs #0x1006c
        10050  mov x22, x8
        10054  fmov d1, d0
        10058  b #0x10038
        1005c  mov x8, #0
        10060  movk x8, #0, lsl #16
        10064  str x8, [x20, #0x18]
        10068  b #0xf000
        1006c  mov x8, #1
        10070  movk x8, #0, lsl #16
        10074  str x8, [x20, #0x18]
        10078  b #0xf000
    "#]]
    .assert_eq(&lines(&AARCH64, Target::Aarch64));
}
