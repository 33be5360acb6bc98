//! Module `_random`: the Mersenne Twister (MT19937, Matsumoto and Nishimura 1998), seeded as CPython seeds it.

use crate::defined;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::RefCell;

natives! {
    METHODS:
    "Random.__new__" => new, 1, ANY, true, Static;
    "Random.__init__" => init, 1, ANY, true, Method;
    "Random.random" => random, 1, 1, false, Method;
    "Random.seed" => seed, 1, 2, false, Method;
    "Random.getstate" => getstate, 1, 1, false, Method;
    "Random.setstate" => setstate, 2, 2, false, Method;
    "Random.getrandbits" => getrandbits, 2, 2, false, Method;
}

/// Words of state.
const N: usize = 624;
/// Distance of the words that are combined.
const M: usize = 397;

/// The generator: its words, and how many of them were used.
struct Twister {
    words: [u32; N],
    used: usize,
}

/// The state of an instance.
struct State(RefCell<Box<Twister>>);

impl Foreign for State {}

impl Twister {
    /// As `init_genrand` of the reference implementation.
    fn from_number(seed: u32) -> Twister {
        let mut words = [0; N];
        words[0] = seed;
        for i in 1..N {
            let last: u32 = words[i - 1];
            words[i] = (last ^ last >> 30)
                .wrapping_mul(1_812_433_253)
                .wrapping_add(i as u32);
        }
        Twister { words, used: N }
    }

    /// As `init_by_array` of the reference implementation.
    fn from_key(key: &[u32]) -> Twister {
        let mut t = Twister::from_number(19_650_218);
        let mix = |words: &[u32; N], i: usize, factor: u32| {
            let last = words[i - 1];
            words[i] ^ (last ^ last >> 30).wrapping_mul(factor)
        };
        let (mut i, mut j) = (1, 0);
        for _ in 0..N.max(key.len()) {
            t.words[i] = mix(&t.words, i, 1_664_525)
                .wrapping_add(key[j])
                .wrapping_add(j as u32);
            (i, j) = (i + 1, (j + 1) % key.len());
            if i >= N {
                t.words[0] = t.words[N - 1];
                i = 1;
            }
        }
        for _ in 0..N - 1 {
            t.words[i] = mix(&t.words, i, 1_566_083_941).wrapping_sub(i as u32);
            i += 1;
            if i >= N {
                t.words[0] = t.words[N - 1];
                i = 1;
            }
        }
        t.words[0] = 0x8000_0000;
        t
    }

    fn refill(&mut self) {
        for i in 0..N {
            let y = self.words[i] & 0x8000_0000 | self.words[(i + 1) % N] & 0x7fff_ffff;
            let odd = if y & 1 == 1 { 0x9908_b0df } else { 0 };
            self.words[i] = self.words[(i + M) % N] ^ y >> 1 ^ odd;
        }
        self.used = 0;
    }

    fn next_word(&mut self) -> u32 {
        if self.used >= N {
            self.refill();
        }
        let mut y = self.words[self.used];
        self.used += 1;
        y ^= y >> 11;
        y ^= y << 7 & 0x9d2c_5680;
        y ^= y << 15 & 0xefc6_0000;
        y ^ y >> 18
    }

    /// A number from 0 to below 1, with 53 random bits.
    fn next_float(&mut self) -> f64 {
        let (a, b) = (self.next_word() >> 5, self.next_word() >> 6);
        (a as f64 * 67_108_864.0 + b as f64) / 9_007_199_254_740_992.0
    }
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_random");
    let class = defined(
        rt,
        &NativeClass {
            module: "_random",
            name: "Random",
            doc: Some("Random() -> create a random number generator with its own internal state."),
            base: ClassId::OBJECT,
            methods: METHODS,
            state: true,
            dict: false,
        },
    );
    let object = rt.class(class).object;
    rt.set_module_attr(module, "Random", object);
    Ok(())
}

/// A seed that nobody knows.
fn any_seed() -> Vec<u32> {
    use std::hash::{BuildHasher, RandomState};
    // Each `RandomState` has keys of its own from the system.
    let words = (0..8).map(|i: u32| RandomState::new().hash_one(i) as u32);
    words.collect()
}

/// What a seed makes of the generator.
fn seeded(rt: &mut Runtime, seed: Value) -> R<Twister> {
    if seed.is_null() || seed.is_none() {
        return Ok(Twister::from_key(&any_seed()));
    }
    let number = match rt.int_of(seed) {
        Some(i) => i,
        None => {
            let hash = rt.hash(seed)? as u64;
            let hash = rt.new_int_limbs(false, &[hash]);
            match rt.int_of(hash) {
                Some(i) => i,
                None => return rt.type_error("an integer is required"),
            }
        }
    };
    let words = number.magnitude().into_iter();
    let mut key: Vec<u32> = words.flat_map(|w| [w as u32, (w >> 32) as u32]).collect();
    while key.len() > 1 && key.last() == Some(&0) {
        key.pop();
    }
    Ok(Twister::from_key(&key))
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.native_class("_random", "Random");
    let class = rt.class_argument(args.all[0], base.unwrap_or(ClassId::OBJECT))?;
    let twister = Box::new(Twister::from_number(0));
    Ok(rt.new_with_state(class, State(RefCell::new(twister))))
}

fn own<'a>(rt: &mut Runtime, args: Args<'a>, method: &str) -> R<&'a State> {
    let all: &'a [Value] = args.all;
    rt.own_state::<State>(&all[0], method)
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = own(rt, args, "__init__")?;
    if args.pos().len() > 2 {
        let given = args.pos().len() - 1;
        return rt.type_error(format!("Random() takes at most 1 argument ({given} given)"));
    }
    let given = args.all.get(1).copied().unwrap_or(Value::NONE);
    let twister = seeded(rt, given)?;
    **state.0.borrow_mut() = twister;
    Ok(Value::NONE)
}

fn seed(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    init(rt, args)
}

fn random(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = own(rt, args, "random")?.0.borrow_mut().next_float();
    Ok(rt.new_float(x))
}

fn getrandbits(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = own(rt, args, "getrandbits")?;
    let k = rt.index_i64(args.all[1])?;
    if k < 0 {
        return rt.value_error("Cannot convert negative int");
    }
    if k == 0 {
        return Ok(Value::small_int(0));
    }
    let mut twister = state.0.borrow_mut();
    if k <= 32 {
        let word = twister.next_word() >> (32 - k);
        return Ok(Value::small_int(i64::from(word)));
    }
    let mut limbs = vec![0u64; (k as usize).div_ceil(64)];
    let mut left = k;
    for i in 0..(k as usize).div_ceil(32) {
        let mut word = twister.next_word();
        if left < 32 {
            word >>= 32 - left;
        }
        limbs[i / 2] |= u64::from(word) << (32 * (i % 2));
        left -= 32;
    }
    drop(twister);
    Ok(rt.new_int_limbs(false, &limbs))
}

fn getstate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let twister = own(rt, args, "getstate")?.0.borrow();
    let mut all: Vec<Value> = twister
        .words
        .iter()
        .map(|w| Value::small_int(i64::from(*w)))
        .collect();
    all.push(Value::small_int(twister.used as i64));
    Ok(rt.new_tuple(&all))
}

fn setstate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = own(rt, args, "setstate")?;
    let Some(given) = rt.as_tuple(args.all[1]) else {
        return rt.type_error("state vector must be a tuple");
    };
    let given = rt.tuple_items(given);
    if given.len() != N + 1 {
        return rt.value_error("state vector is the wrong size");
    }
    let mut words = [0; N];
    for (word, v) in words.iter_mut().zip(given) {
        *word = rt.index_i64(*v)? as u32;
    }
    let used = rt.index_i64(given[N])?;
    if !(0..=N as i64).contains(&used) {
        return rt.value_error("invalid state");
    }
    **state.0.borrow_mut() = Twister {
        words,
        used: used as usize,
    };
    Ok(Value::NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_reference_implementation() {
        let mut t = Twister::from_key(&[0x123, 0x234, 0x345, 0x456]);
        let first: Vec<u32> = (0..5).map(|_| t.next_word()).collect();
        assert_eq!(
            first,
            [1067595299, 955945823, 477289528, 4107218783, 4228976476]
        );
    }

    #[test]
    fn floats_are_those_of_cpython() {
        let mut t = Twister::from_key(&[42]);
        assert_eq!(t.next_float(), 0.6394267984578837);
        assert_eq!(t.next_float(), 0.025010755222666936);
    }
}
