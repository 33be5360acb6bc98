//! Writing containers, in batches.

use super::op;
use super::pickler::Job;
use rekindle_objects::dict::DictRef;
use rekindle_objects::set::SetRef;
use rekindle_objects::{ClassId, R, Runtime, ShapeId, Value};

/// Items written by one opcode.
const BATCH: usize = 1000;
/// Containers in each other before fast mode looks for one that contains itself.
const FAST_NESTING: usize = 50;

impl Job<'_> {
    /// Writes item `i` of `of`.
    fn save_item(&mut self, rt: &mut Runtime, of: Value, i: usize, item: Value) -> R<()> {
        let done = self.save(rt, item, true);
        if done.is_err() {
            rt.note_pending(|rt| Ok(format!("when serializing {} item {i}", rt.type_title(of))));
        }
        done
    }

    /// Writes a key and its value of `of`.
    fn save_entry(&mut self, rt: &mut Runtime, of: Value, key: Value, value: Value) -> R<()> {
        self.save(rt, key, true)?;
        let done = self.save(rt, value, true);
        if done.is_err() {
            rt.note_pending(|rt| {
                let (class, key) = (rt.type_title(of), rt.repr_text(key)?);
                Ok(format!("when serializing {class} item {key}"))
            });
        }
        done
    }

    /// Writes an element of a set.
    fn save_element(&mut self, rt: &mut Runtime, of: Value, item: Value) -> R<()> {
        let done = self.save(rt, item, true);
        if done.is_err() {
            rt.note_pending(|rt| Ok(format!("when serializing {} element", rt.type_title(of))));
        }
        done
    }

    pub(super) fn save_tuple(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        let items = rt.tuple_items(v);
        if items.is_empty() {
            match self.bin {
                true => self.out.op(op::EMPTY_TUPLE),
                false => self.out.put(&[op::MARK, op::TUPLE]),
            }
            return Ok(());
        }
        let short = items.len() <= 3 && self.protocol >= 2;
        if !short {
            self.out.op(op::MARK);
        }
        for (i, item) in items.iter().enumerate() {
            self.save_item(rt, v, i, *item)?;
        }
        if let Some(number) = self.number(v) {
            // It contains itself, and was written meanwhile: its items go off the stack again.
            match (short, self.bin) {
                (true, _) => self.out.put(&vec![op::POP; items.len()]),
                (false, true) => self.out.op(op::POP_MARK),
                (false, false) => self.out.put(&vec![op::POP; items.len() + 1]),
            }
            self.refer(number);
            return Ok(());
        }
        self.out.op(match items.len() {
            1 if short => op::TUPLE1,
            2 if short => op::TUPLE2,
            3 if short => op::TUPLE3,
            _ => op::TUPLE,
        });
        self.memoize(rt, v);
        Ok(())
    }

    /// In fast mode, notes that a container is being written.
    fn enter_fast(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        if !self.fast {
            return Ok(());
        }
        if self.inside.len() >= FAST_NESTING && self.inside.contains(&v.0) {
            let class = rt.type_title(v);
            return rt.value_error(format!(
                "fast mode: can't pickle cyclic objects including object type {class} at {:#x}",
                v.0
            ));
        }
        self.inside.push(v.0);
        Ok(())
    }

    fn leave_fast(&mut self) {
        if self.fast {
            self.inside.pop();
        }
    }

    pub(super) fn save_list(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        self.enter_fast(rt, v)?;
        match self.bin {
            true => self.out.op(op::EMPTY_LIST),
            false => self.out.put(&[op::MARK, op::LIST]),
        }
        self.memoize(rt, v);
        let done = match rt.list_len(v) {
            0 => Ok(()),
            _ if self.bin => self.save_list_items(rt, v),
            _ => {
                let items = rt.get_iter(v)?;
                self.save_appended(rt, items, v)
            }
        };
        self.leave_fast();
        done
    }

    fn save_list_items(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        if rt.list_len(v) == 1 {
            let item = rt.list_get(v, 0);
            self.save_item(rt, v, 0, item)?;
            self.out.op(op::APPEND);
            return Ok(());
        }
        let mut i = 0;
        loop {
            self.out.op(op::MARK);
            let end = i + BATCH;
            while i < rt.list_len(v).min(end) {
                let item = rt.list_get(v, i);
                self.save_item(rt, v, i, item)?;
                i += 1;
            }
            self.out.op(op::APPENDS);
            if i >= rt.list_len(v) {
                return Ok(());
            }
        }
    }

    /// Writes the items of an iterator, to be appended to `of`.
    pub(super) fn save_appended(&mut self, rt: &mut Runtime, items: Value, of: Value) -> R<()> {
        let mut i = 0;
        let mut next = rt.iter_next(items)?;
        while let Some(first) = next {
            let second = match self.protocol {
                0 => None,
                _ => rt.iter_next(items)?,
            };
            let Some(mut item) = second else {
                self.save_item(rt, of, i, first)?;
                self.out.op(op::APPEND);
                if self.protocol > 0 {
                    return Ok(());
                }
                i += 1;
                next = rt.iter_next(items)?;
                continue;
            };
            self.out.op(op::MARK);
            self.save_item(rt, of, i, first)?;
            let mut n = 1;
            loop {
                self.save_item(rt, of, i + n, item)?;
                n += 1;
                if n == BATCH {
                    break;
                }
                match rt.iter_next(items)? {
                    Some(more) => item = more,
                    None => break,
                }
            }
            self.out.op(op::APPENDS);
            if n < BATCH {
                return Ok(());
            }
            i += n;
            next = rt.iter_next(items)?;
        }
        Ok(())
    }

    pub(super) fn save_dict(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        self.enter_fast(rt, v)?;
        match self.bin {
            true => self.out.op(op::EMPTY_DICT),
            false => self.out.put(&[op::MARK, op::DICT]),
        }
        self.memoize(rt, v);
        let done = if rt.shape_of(v) == ShapeId::DICT && self.bin {
            match DictRef::new(v) {
                dict if dict.is_empty() => Ok(()),
                dict => self.save_dict_entries(rt, v, dict),
            }
        } else {
            let name = rt.intern("items");
            let items = rt.call_method(v, name, &[])?;
            let items = rt.get_iter(items)?;
            self.save_set_items(rt, items, v)
        };
        self.leave_fast();
        done
    }

    fn save_dict_entries(&mut self, rt: &mut Runtime, v: Value, dict: DictRef) -> R<()> {
        let len = dict.len();
        let mut at = 0;
        if len == 1 {
            if let Some((key, value)) = next_entry(dict, &mut at) {
                self.save_entry(rt, v, key, value)?;
            }
            self.out.op(op::SETITEM);
            return Ok(());
        }
        loop {
            let mut n = 0;
            self.out.op(op::MARK);
            while let Some((key, value)) = next_entry(dict, &mut at) {
                self.save_entry(rt, v, key, value)?;
                n += 1;
                if n == BATCH {
                    break;
                }
            }
            self.out.op(op::SETITEMS);
            if dict.len() != len {
                return rt.raise_new(
                    ClassId::RUNTIME_ERROR,
                    "dictionary changed size during iteration",
                );
            }
            if n < BATCH {
                return Ok(());
            }
        }
    }

    /// The next pair of an iterator.
    fn next_pair(&mut self, rt: &mut Runtime, items: Value) -> R<Option<(Value, Value)>> {
        let Some(pair) = rt.iter_next(items)? else {
            return Ok(None);
        };
        match rt.as_tuple(pair).map(|pair| rt.tuple_items(pair)) {
            Some(&[key, value]) => Ok(Some((key, value))),
            _ => rt.type_error("dict items iterator must return 2-tuples"),
        }
    }

    /// Writes the pairs of an iterator, to be entered into `of`.
    pub(super) fn save_set_items(&mut self, rt: &mut Runtime, items: Value, of: Value) -> R<()> {
        let mut next = self.next_pair(rt, items)?;
        while let Some((key, value)) = next {
            let second = match self.protocol {
                0 => None,
                _ => self.next_pair(rt, items)?,
            };
            let Some(mut pair) = second else {
                self.save_entry(rt, of, key, value)?;
                self.out.op(op::SETITEM);
                if self.protocol > 0 {
                    return Ok(());
                }
                next = self.next_pair(rt, items)?;
                continue;
            };
            self.out.op(op::MARK);
            self.save_entry(rt, of, key, value)?;
            let mut n = 1;
            loop {
                self.save_entry(rt, of, pair.0, pair.1)?;
                n += 1;
                if n == BATCH {
                    break;
                }
                match self.next_pair(rt, items)? {
                    Some(more) => pair = more,
                    None => break,
                }
            }
            self.out.op(op::SETITEMS);
            if n < BATCH {
                return Ok(());
            }
            next = self.next_pair(rt, items)?;
        }
        Ok(())
    }

    /// Writes a set as its class called with a list, as protocols below 4 want it.
    fn save_set_call(&mut self, rt: &mut Runtime, v: Value, class: ClassId) -> R<()> {
        let items = rt.to_list(v)?;
        let args = rt.new_tuple(&[items]);
        let class = rt.class(class).object;
        let reduced = rt.new_tuple(&[class, args]);
        self.save_reduced(rt, reduced, v)
    }

    pub(super) fn save_set(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        if self.protocol < 4 {
            return self.save_set_call(rt, v, ClassId::SET);
        }
        self.out.op(op::EMPTY_SET);
        self.memoize(rt, v);
        let set = SetRef::new(v);
        let len = set.len();
        if len == 0 {
            return Ok(());
        }
        let mut at = 0;
        loop {
            let mut n = 0;
            self.out.op(op::MARK);
            while n < BATCH && at < set.places() {
                if let Some((item, _)) = set.place(at) {
                    self.save_element(rt, v, item)?;
                    n += 1;
                }
                at += 1;
            }
            self.out.op(op::ADDITEMS);
            if set.len() != len {
                return rt.raise_new(ClassId::RUNTIME_ERROR, "set changed size during iteration");
            }
            if n < BATCH {
                break;
            }
        }
        Ok(())
    }

    pub(super) fn save_frozenset(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        if self.protocol < 4 {
            return self.save_set_call(rt, v, ClassId::FROZENSET);
        }
        self.out.op(op::MARK);
        let set = SetRef::new(v);
        for at in 0..set.places() {
            if let Some((item, _)) = set.place(at) {
                self.save_element(rt, v, item)?;
            }
        }
        if let Some(number) = self.number(v) {
            self.out.op(op::POP_MARK);
            self.refer(number);
            return Ok(());
        }
        self.out.op(op::FROZENSET);
        self.memoize(rt, v);
        Ok(())
    }
}

/// The next live entry from place `at` on.
fn next_entry(dict: DictRef, at: &mut usize) -> Option<(Value, Value)> {
    while *at < dict.used() {
        *at += 1;
        if let Some(entry) = dict.entry(*at - 1) {
            return Some(entry);
        }
    }
    None
}
