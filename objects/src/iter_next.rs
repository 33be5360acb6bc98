//! How iterators go on.

use crate::heap::RootVec;
use crate::iter::IterKind;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::{Generator, GeneratorState, IterObject};
use rekindle_bytecode::BinaryOp;

impl Runtime {
    /// The next item, or None at the end.
    #[inline]
    pub fn iter_next(&mut self, it: Value) -> R<Option<Value>> {
        if it.is_ptr() {
            match self.shape_of(it) {
                ShapeId::ITER => return self.native_next(it),
                ShapeId::GENERATOR => {
                    let v = self.resume_generator(it, Value::NONE, false)?;
                    return Ok((!v.is_null()).then_some(v));
                }
                _ => {}
            }
        }
        self.method_next(it)
    }

    fn method_next(&mut self, it: Value) -> R<Option<Value>> {
        match self.call_special(it, self.names.next, &[]) {
            Ok(Some(v)) => Ok(Some(v)),
            Ok(None) => self.type_error_of(it, "is not an iterator"),
            Err(e) => self.end_of_iteration(e),
        }
    }

    /// `StopIteration` is the end, any other exception is one.
    fn end_of_iteration(&mut self, e: crate::Raised) -> R<Option<Value>> {
        if self.pending_is(ClassId::STOP_ITERATION) {
            self.clear_pending();
            return Ok(None);
        }
        Err(e)
    }

    /// Resumes a generator with a value or an exception. NULL: it finished, its result waits in
    /// `ctx.args[0]`.
    pub fn resume_generator(&mut self, generator: Value, value: Value, throw: bool) -> R<Value> {
        // SAFETY: the caller checked the shape.
        let state = unsafe { (*generator.as_ptr::<Generator>()).state() };
        if state == GeneratorState::Running {
            let what = self.suspended_kind(generator);
            return self.value_error(format!("{what} already executing"));
        }
        if state == GeneratorState::Finished && !throw {
            self.ctx.args[0] = Value::NONE;
            return Ok(Value::NULL);
        }
        (self.hooks.resume)(self, generator, value, throw)
    }

    /// The iterator is used up: it lets go of what it went over.
    pub(crate) fn finish_iter<T>(&mut self, it: *mut IterObject) -> R<Option<T>> {
        // SAFETY: the caller got the pointer from an `ITER` object.
        unsafe {
            ((*it).a, (*it).b) = (Value::NULL, Value::NULL);
            ((*it).index, (*it).limit) = (0, 0);
        }
        Ok(None)
    }

    fn native_next(&mut self, v: Value) -> R<Option<Value>> {
        let p = v.as_ptr::<IterObject>();
        // SAFETY: checked by its shape; the references end before anything else runs.
        let (kind, index, limit, a, b) =
            unsafe { (IterKind::of(v), (*p).index, (*p).limit, (*p).a, (*p).b) };
        if a.is_null() {
            return Ok(None);
        }
        let item = match kind {
            IterKind::Range => {
                if limit <= 0 {
                    return self.finish_iter(p);
                }
                // SAFETY: as above. The bounds of the range leave room for one more step.
                unsafe {
                    (*p).limit = limit - 1;
                    let step = self.int_of(b).and_then(|i| i.to_i64());
                    (*p).index = index.wrapping_add(step.unwrap_or(1));
                }
                return Ok(Some(self.new_int(index)));
            }
            IterKind::List if (index as usize) < self.list_len(a) => {
                self.list_get(a, index as usize)
            }
            IterKind::ListReversed if index >= 0 && (index as usize) < self.list_len(a) => {
                // SAFETY: as above.
                unsafe { (*p).index = index - 1 };
                return Ok(Some(self.list_get(a, index as usize)));
            }
            IterKind::Tuple => match self.tuple_items(a).get(index as usize) {
                Some(item) => *item,
                None => return self.finish_iter(p),
            },
            IterKind::Str | IterKind::WideStr => {
                let rest = &self.str_bytes(a)[index as usize..];
                let Some(first) = rest.first() else {
                    return self.finish_iter(p);
                };
                if *first < 128 {
                    // SAFETY: as above.
                    unsafe { (*p).index = index + 1 };
                    return Ok(Some(self.latin_chars[*first as usize]));
                }
                let len = crate::str_index::char_len(*first);
                // SAFETY: as above.
                unsafe { (*p).index = index + len as i64 };
                return Ok(Some(self.new_str_wtf8(&rest[..len])));
            }
            IterKind::Bytes | IterKind::ByteArray => {
                match self.bytes_like(a).and_then(|b| b.get(index as usize)) {
                    Some(byte) => Value::small_int(*byte as i64),
                    None => return self.finish_iter(p),
                }
            }
            IterKind::BigRange if index < limit => self.range_at(a, Value::small_int(index))?,
            IterKind::DictKeys | IterKind::DictValues | IterKind::DictItems => {
                return self.dict_next(p, kind);
            }
            IterKind::DictReversedKeys
            | IterKind::DictReversedValues
            | IterKind::DictReversedItems => return self.dict_previous(p, kind),
            IterKind::Set => return self.set_next(p),
            IterKind::Reversed | IterKind::Sequence | IterKind::Memory => {
                return self.sequence_next(p, kind);
            }
            IterKind::Enumerate => return self.enumerate_next(p),
            IterKind::Zip => return self.zip_next(p),
            IterKind::ZipStrict => return self.zip_strict_next(p),
            IterKind::Map | IterKind::MapStrict | IterKind::Filter => {
                let answer = match kind {
                    IterKind::Map => self.map_next(p),
                    IterKind::MapStrict => self.map_strict_next(p),
                    _ => self.filter_next(p),
                };
                // A function that raises `StopIteration` ends the loop.
                return answer.or_else(|e| self.end_of_iteration(e));
            }
            IterKind::Callable => return self.callable_next(p),
            IterKind::Native => return self.native_iter_next(v),
            // It goes on knowing where it stands.
            IterKind::BigRange => return Ok(None),
            IterKind::List | IterKind::ListReversed => return self.finish_iter(p),
        };
        // SAFETY: as above.
        unsafe { (*p).index = index + 1 };
        Ok(Some(item))
    }

    /// Items by `__getitem__`, upwards until `IndexError` or downwards to 0.
    fn sequence_next(&mut self, p: *mut IterObject, kind: IterKind) -> R<Option<Value>> {
        // SAFETY: the caller got the pointer from a live `ITER` object.
        let (index, a) = unsafe { ((*p).index, (*p).a) };
        if index < 0 {
            return self.finish_iter(p);
        }
        if index == i64::MAX && kind != IterKind::Reversed {
            return self.overflow_error("iter index too large");
        }
        let place = self.new_int(index);
        match self.get_item(a, place) {
            Ok(v) => {
                let step = if kind == IterKind::Reversed { -1 } else { 1 };
                // SAFETY: as above.
                unsafe { (*p).index = index + step };
                Ok(Some(v))
            }
            Err(_)
                if self.pending_is(ClassId::INDEX_ERROR)
                    || self.pending_is(ClassId::STOP_ITERATION) =>
            {
                self.clear_pending();
                self.finish_iter(p)
            }
            Err(e) => Err(e),
        }
    }

    fn enumerate_next(&mut self, p: *mut IterObject) -> R<Option<Value>> {
        // SAFETY: the caller got the pointer from a live `ITER` object.
        let source = unsafe { (*p).a };
        let Some(item) = self.iter_next(source)? else {
            return Ok(None);
        };
        // SAFETY: as above, after what ran meanwhile.
        let (index, big) = unsafe { ((*p).index, (*p).b) };
        let number = if big.is_null() {
            self.new_int(index)
        } else {
            big
        };
        if big.is_null() && index < i64::MAX {
            // SAFETY: as above.
            unsafe { (*p).index = index + 1 };
        } else {
            let next = self.binary(BinaryOp::Add, number, Value::small_int(1))?;
            // SAFETY: as above.
            unsafe { (*p).b = next };
            self.heap.barrier(Value::from_ptr(p), next);
        }
        Ok(Some(self.new_tuple(&[number, item])))
    }

    fn zip_next(&mut self, p: *mut IterObject) -> R<Option<Value>> {
        // SAFETY: the caller got the pointer from a live `ITER` object with a tuple of iterators.
        let sources = self.tuple_items(unsafe { (*p).a });
        if let [x, y] = sources {
            // The commonest case needs no memory but for the pair.
            let Some(x) = self.iter_next(*x)? else {
                return self.finish_iter(p);
            };
            let Some(y) = self.iter_next(*y)? else {
                return self.finish_iter(p);
            };
            return Ok(Some(self.new_tuple(&[x, y])));
        }
        let mut items = self.root_vec();
        for source in sources {
            match self.iter_next(*source)? {
                Some(v) => items.push(v),
                None => return self.finish_iter(p),
            }
        }
        if items.is_empty() {
            return self.finish_iter(p);
        }
        Ok(Some(self.new_tuple(&items)))
    }

    fn zip_strict_next(&mut self, p: *mut IterObject) -> R<Option<Value>> {
        // SAFETY: the caller got the pointer from a live `ITER` object with a tuple of iterators.
        let sources = self.tuple_items(unsafe { (*p).a });
        match self.next_of_each(sources, "zip")? {
            Some(items) => Ok(Some(self.new_tuple(&items))),
            None => self.finish_iter(p),
        }
    }

    /// An item of each iterator; None once all have ended, at the same time.
    fn next_of_each(&mut self, sources: &[Value], who: &str) -> R<Option<RootVec>> {
        let mut items = self.root_vec();
        for (i, source) in sources.iter().enumerate() {
            match self.iter_next(*source)? {
                Some(v) => items.push(v),
                None if i > 0 => return self.uneven(who, i, "shorter"),
                None => {
                    for (k, other) in sources.iter().enumerate().skip(1) {
                        if self.iter_next(*other)?.is_some() {
                            return self.uneven(who, k, "longer");
                        }
                    }
                    return Ok(None);
                }
            }
        }
        Ok((!items.is_empty()).then_some(items))
    }

    fn uneven<T>(&mut self, who: &str, i: usize, how: &str) -> R<T> {
        let others = match i {
            1 => "argument 1".into(),
            _ => format!("arguments 1-{i}"),
        };
        self.value_error(format!("{who}() argument {} is {how} than {others}", i + 1))
    }

    fn map_next(&mut self, p: *mut IterObject) -> R<Option<Value>> {
        // SAFETY: the caller got the pointer from a live `ITER` object with a tuple of iterators.
        let (function, sources) = unsafe { ((*p).a, self.tuple_items((*p).b)) };
        if let [source] = sources {
            return match self.iter_next(*source)? {
                Some(v) => self.call(function, Args::positional(&[v])).map(Some),
                None => Ok(None),
            };
        }
        let mut items = self.root_vec();
        for source in sources {
            match self.iter_next(*source)? {
                Some(v) => items.push(v),
                None => return Ok(None),
            }
        }
        self.call(function, Args::positional(&items)).map(Some)
    }

    fn map_strict_next(&mut self, p: *mut IterObject) -> R<Option<Value>> {
        // SAFETY: the caller got the pointer from a live `ITER` object with a tuple of iterators.
        let (function, sources) = unsafe { ((*p).a, self.tuple_items((*p).b)) };
        match self.next_of_each(sources, "map")? {
            Some(items) => self.call(function, Args::positional(&items)).map(Some),
            None => Ok(None),
        }
    }

    fn filter_next(&mut self, p: *mut IterObject) -> R<Option<Value>> {
        // SAFETY: the caller got the pointer from a live `ITER` object.
        let (source, function) = unsafe { ((*p).a, (*p).b) };
        while let Some(v) = self.iter_next(source)? {
            let verdict = match function {
                Value::NONE => v,
                f => self.call(f, Args::positional(&[v]))?,
            };
            if self.truth(verdict)? {
                return Ok(Some(v));
            }
        }
        Ok(None)
    }

    fn callable_next(&mut self, p: *mut IterObject) -> R<Option<Value>> {
        // SAFETY: the caller got the pointer from a live `ITER` object.
        let (callable, sentinel) = unsafe { ((*p).a, (*p).b) };
        let v = match self.call(callable, Args::positional(&[])) {
            Ok(v) => v,
            Err(e) => {
                let end = self.end_of_iteration(e)?;
                let _: Option<Value> = self.finish_iter(p)?;
                return Ok(end);
            }
        };
        // What was called may have used the iterator up.
        // SAFETY: as above.
        if unsafe { (*p).a.is_null() } {
            return Ok(None);
        }
        if self.equal(sentinel, v)? {
            return self.finish_iter(p);
        }
        Ok(Some(v))
    }
}
