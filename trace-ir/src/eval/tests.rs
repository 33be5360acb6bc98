use super::{Memory, Outcome, eval};
use crate::parse::parse;
use crate::snapshot::SnapId;
use crate::verify::verify;
use rekindle_abi::Value;
use rekindle_abi::helpers::Helper;
use std::collections::BTreeMap;

/// Words by address, registers by number; helpers are a few lines below.
#[derive(Default)]
struct Words {
    words: BTreeMap<u64, u64>,
    regs: Vec<u64>,
    calls: Vec<(Helper, Vec<u64>)>,
}

impl Memory for Words {
    fn load(&mut self, address: u64) -> Option<u64> {
        self.words.get(&address).copied()
    }
    fn store(&mut self, address: u64, word: u64) -> Option<()> {
        self.words.insert(address, word);
        Some(())
    }
    fn load_byte(&mut self, address: u64) -> Option<u8> {
        let word = self.load(address & !7)?;
        Some(word.to_le_bytes()[(address & 7) as usize])
    }
    fn store_byte(&mut self, address: u64, byte: u8) -> Option<()> {
        let mut bytes = self.load(address & !7)?.to_le_bytes();
        bytes[(address & 7) as usize] = byte;
        self.store(address & !7, u64::from_le_bytes(bytes))
    }
    fn reg(&mut self, n: u16) -> Option<u64> {
        self.regs.get(n as usize).copied()
    }
    fn ctx(&mut self, offset: i64) -> Option<u64> {
        Some(offset as u64)
    }
    fn arg(&mut self, _: usize) -> Option<u64> {
        None
    }
    fn set_arg(&mut self, _: usize, _: u64) -> Option<()> {
        None
    }
    fn literal(&mut self, n: usize) -> Option<u64> {
        Some(0x1000 + n as u64)
    }
    fn call(&mut self, helper: Helper, args: &[u64]) -> Option<u64> {
        self.calls.push((helper, args.to_vec()));
        match helper {
            // A heap int at 0x8000: head, length, limb.
            Helper::box_int => {
                let int = args[0] as i64;
                self.store(0x8000, 2 | ((int < 0) as u64) << 40);
                self.store(0x8008, 1);
                self.store(0x8010, int.unsigned_abs());
                Some(0x8000)
            }
            Helper::length => Some(7),
            _ => None,
        }
    }
}

fn run(text: &str, memory: &mut Words) -> Outcome {
    let unit = parse(text).expect("text parses");
    verify(&unit).expect("text verifies");
    eval(&unit, memory, 1000)
}

fn small(i: i64) -> u64 {
    Value::small_int(i).0
}

#[test]
fn a_loop_adds_up_and_returns() {
    let text = "
        snap s0 = before x0@0{}
        b0:
          %0 = load_reg r0 @frame
          %1 = is_int %0
          guard_true %1 !s0
          %2 = int_decode %0
          %3 = const_int 0
          jump b1(%3, %3)
        b1(%4:int, %5:int):
          %6 = const_int 1
          %7 = int_add_ovf %4 %6 !s0
          %8 = int_add_ovf %5 %7 !s0
          %9 = int_lt %7 %2
          branch %9 ? b1(%7, %8) : b2
        b2:
          %10 = int_encode %8
          return %10";
    let on = |reg: u64| {
        let mut memory = Words {
            regs: vec![reg],
            ..Words::default()
        };
        run(text, &mut memory)
    };
    assert_eq!(on(small(10)), Outcome::Return(small(55)));
    assert_eq!(on(small(1 << 40)), Outcome::Running);
    assert!(matches!(
        on(Value::NONE.0),
        Outcome::Exit {
            snap: SnapId(0),
            ..
        }
    ));
}

#[test]
fn parameters_are_given_all_at_once() {
    let text = "
        b0:
          %0 = const_value 1
          %1 = const_value 2
          %2 = const_int.bool 1
          jump b1(%0, %1, %2)
        b1(%3:value, %4:value, %5:bool):
          %6 = const_int.bool 0
          branch %5 ? b1(%4, %3, %6) : b2
        b2:
          return %3";
    assert_eq!(run(text, &mut Words::default()), Outcome::Return(small(2)));
}

#[test]
fn memory_is_read_and_written_and_missing_memory_faults() {
    let text = "
        b0:
          %0 = load_reg r0 @frame
          %1 = const_int 1
          %2 = const_int 511
          store_index %0 %1 %2 +8 @list_int
          store_byte %0 %2 +17 @dict
          %3 = load_byte %0 +17 @dict
          %4 = load.int %0 +16 @list_int
          store_shape %0 %3 @shape
          %5 = has_shape_of %0 %3 @shape
          guard_true %5 !s0
          %6 = load.value %0 +64 @cell
          return %6";
    let text = format!("snap s0 = before x0@0{{}}\n{text}");
    let mut memory = Words {
        regs: vec![64],
        words: BTreeMap::from([(64, 7 << 32 | 5)]),
        ..Words::default()
    };
    let outcome = run(&text, &mut memory);
    assert_eq!(outcome, Outcome::Fault(crate::Ref(6)));
    assert_eq!(
        memory.words,
        BTreeMap::from([(64, 7 << 32 | 255), (80, 0xffff)])
    );
}

#[test]
fn ints_beyond_63_bits_live_on_the_heap() {
    let text = "
        snap s0 = before x0@0{}
        b0:
          %0 = const_int -9223372036854775808
          %1 = int_encode %0
          %2 = is_int %1
          guard_true %2 !s0
          %3 = int_decode %1
          %4 = int_eq %3 %0
          guard_true %4 !s0
          %5 = call.int length %1 !s0
          %6 = int_encode %5
          return %6";
    let mut memory = Words::default();
    assert_eq!(run(text, &mut memory), Outcome::Return(small(7)));
    let names: Vec<_> = memory.calls.iter().map(|(h, _)| h.row().name).collect();
    assert_eq!(names, ["box_int", "length"]);
}
