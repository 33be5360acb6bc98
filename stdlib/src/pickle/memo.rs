//! Which objects a pickler has written, by address: objects stay where they are.

use rekindle_objects::Value;

/// Places at first; a power of two.
const LEAST: usize = 32;

/// A hash table of objects, open, at most half full.
#[derive(Clone, Default)]
pub(super) struct Memo {
    /// Address and number; 0 where nothing is.
    table: Vec<(u64, u32)>,
    /// The objects by number; this keeps them alive.
    objects: Vec<Value>,
}

fn spread(address: u64) -> usize {
    (address.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20) as usize
}

impl Memo {
    /// One of these numbers and objects.
    pub(super) fn of(mut pairs: Vec<(i64, Value)>) -> Memo {
        pairs.sort_by_key(|(number, _)| *number);
        let mut memo = Memo::default();
        for (number, v) in pairs {
            memo.put(v);
            let at = memo.place(v.0);
            memo.table[at].1 = number as u32;
        }
        memo
    }

    /// The objects in order of their numbers.
    pub(super) fn objects(&self) -> &[Value] {
        &self.objects
    }

    /// The number of an object.
    #[inline]
    pub(super) fn get(&self, v: Value) -> Option<u32> {
        if self.table.is_empty() {
            return None;
        }
        let (address, number) = self.table[self.place(v.0)];
        (address != 0).then_some(number)
    }

    /// Where an address is, or belongs.
    #[inline]
    fn place(&self, address: u64) -> usize {
        let mask = self.table.len() - 1;
        let mut at = spread(address) & mask;
        while self.table[at].0 != 0 && self.table[at].0 != address {
            at = (at + 1) & mask;
        }
        at
    }

    /// Gives an object the next number.
    #[inline]
    pub(super) fn put(&mut self, v: Value) -> u32 {
        let number = self.objects.len() as u32;
        if self.objects.len() * 2 >= self.table.len() {
            self.grow();
        }
        let at = self.place(v.0);
        self.table[at] = (v.0, number);
        self.objects.push(v);
        number
    }

    fn grow(&mut self) {
        let room = (self.table.len() * 4).max(LEAST);
        self.table.clear();
        self.table.resize(room, (0, 0));
        for i in 0..self.objects.len() {
            let at = self.place(self.objects[i].0);
            self.table[at] = (self.objects[i].0, i as u32);
        }
    }

    /// How many places there are.
    pub(super) fn room(&self) -> usize {
        self.table.len()
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.table.fill((0, 0));
        self.objects.clear();
    }
}
