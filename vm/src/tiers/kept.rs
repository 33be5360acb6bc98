//! Units of earlier runs, and saving what this one learned.

use crate::stats::StoreStats;
use crate::{Options, Program, Store};
use rekindle_abi::ctx::Ctx;
use rekindle_abi::helpers::HELPERS;
use rekindle_bytecode::Fingerprint;
use rekindle_bytecode::fingerprint::Hasher;
use rekindle_profiles as profiles;
use rekindle_profiles::{
    BuildId, Findings, Limits, ObjectRecord, ProgramKey, RunId, SaveMode, Target, UnitKey,
    UnitRecord, WarmStart,
};
use rekindle_tier1::stencils;
use rekindle_tier1::warm::{Kept, KeptCode, Memory};
use rekindle_trace_ir::{UnitKind, Uop, bytes};
use std::cell::RefCell;
use std::mem::offset_of;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// What this process opened; shared with the engine, which asks for units.
#[derive(Clone)]
pub(super) struct Remembered(Rc<RefCell<Opened>>);

struct Opened {
    begun: Instant,
    dir: PathBuf,
    warm: WarmStart,
    program: ProgramKey,
    label: String,
    build: BuildId,
    target: Target,
    state: &'static str,
    open_ms: f64,
    load_ms: f64,
    entries: usize,
    rejected: Vec<String>,
    /// `stress=exits`: objects of plain runs have no forced exits, and those of this run must not be kept.
    without_objects: bool,
}

/// What code from another build must agree on: helper numbers, offsets, micro-ops; and the sources that made it.
fn build_id() -> BuildId {
    let mut h = Hasher::default();
    h.text(env!("CARGO_PKG_VERSION"));
    h.text(env!("REKINDLE_SOURCES"));
    for row in HELPERS {
        h.text(row.name);
    }
    for op in Uop::ALL {
        h.text(op.name());
    }
    for offset in [
        offset_of!(Ctx, attention),
        offset_of!(Ctx, exc),
        offset_of!(Ctx, regs),
        offset_of!(Ctx, exit_id),
        offset_of!(Ctx, function),
        offset_of!(Ctx, forced),
        offset_of!(Ctx, loop_count),
        offset_of!(Ctx, args),
        offset_of!(Ctx, helpers),
        offset_of!(Ctx, free),
        bytes::VERSION as usize,
    ] {
        h.number(offset as u64);
    }
    // Templates have the layouts of all objects in them.
    h.number(stencils::host().map_or(0, |table| table.digest));
    BuildId(h.finish().0)
}

fn target() -> Target {
    Target(rekindle_tier2::host_target().map_or_else(String::new, |t| {
        format!("{} {} {}", t.triple, t.cpu, t.features)
    }))
}

/// What a program is known by, and what people call it.
pub(crate) fn program_key(program: &Program) -> (ProgramKey, String) {
    let mut h = Hasher::default();
    let label = match program {
        Program::Command(text) => {
            h.number(1);
            h.text(text);
            "-c".to_string()
        }
        Program::Text { name, bytes } => {
            h.number(2);
            h.bytes(bytes);
            name.clone()
        }
        Program::File(path) => {
            h.number(3);
            let full = std::fs::canonicalize(path).unwrap_or_else(|_| path.clone());
            h.text(&full.to_string_lossy());
            path.to_string_lossy().into_owned()
        }
        Program::Module(name) => {
            h.number(4);
            h.text(name);
            format!("-m {name}")
        }
    };
    (ProgramKey(h.finish().0), label)
}

fn now_s() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| d.as_secs())
}

fn fingerprint(f: Fingerprint) -> profiles::Fingerprint {
    profiles::Fingerprint(f.0)
}

fn kind_of(kind: UnitKind) -> profiles::UnitKind {
    match kind {
        UnitKind::Loop => profiles::UnitKind::Loop,
        UnitKind::Function => profiles::UnitKind::Function,
    }
}

/// Tells apart the same code in several modules, and a loop at a function's very start from the function.
fn environment(module: &str, kind: UnitKind) -> u64 {
    let mut h = Hasher::default();
    h.text(module);
    h.number(kind as u64);
    let key = h.finish().0;
    u64::from_le_bytes(std::array::from_fn(|i| key[i]))
}

impl Remembered {
    pub(super) fn open(options: &Options, program: &Program) -> Remembered {
        let dir = options.store.dir().cloned().unwrap_or_default();
        let (key, label) = program_key(program);
        let (build, target) = (build_id(), target());
        let (warm, report) = WarmStart::open(&dir, &key, build, &target);
        Remembered(Rc::new(RefCell::new(Opened {
            begun: Instant::now(),
            dir,
            warm,
            program: key,
            label,
            build,
            target,
            state: report.state.name(),
            open_ms: report.took.as_secs_f64() * 1e3,
            load_ms: 0.0,
            entries: report.entries,
            rejected: Vec::new(),
            without_objects: options.stress.exits.is_some(),
        })))
    }

    pub(super) fn has_units(&self) -> bool {
        self.0.borrow().entries > 0
    }

    /// Saves what was learned and tells how the store fared.
    pub(super) fn finish(&self, options: &Options, learned: Vec<Kept>, out: &mut StoreStats) {
        let opened = self.0.borrow();
        out.state = opened.state.into();
        out.open_ms = opened.open_ms;
        out.load_ms = opened.load_ms;
        out.rejected = opened.rejected.clone();
        let stamp_s = now_s();
        let nonce = std::process::id() as u64
            ^ (SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |d| d.subsec_nanos()) as u64)
                << 32;
        let mut findings = Findings {
            run: RunId {
                started_s: stamp_s,
                nonce,
            },
            program: opened.program,
            label: opened.label.clone(),
            used: opened.warm.used(),
            ..Findings::default()
        };
        for kept in learned {
            let key = UnitKey {
                root: fingerprint(kept.root),
                root_pc: kept.root_pc,
                env: environment(&kept.module, kept.kind),
            };
            let record = UnitRecord {
                key,
                ir_version: bytes::VERSION,
                stamp_s,
                kind: kind_of(kept.kind),
                fingerprints: kept.fingerprints.iter().map(|f| fingerprint(*f)).collect(),
                tier: kept.code.as_ref().map_or(1, |c| c.tier),
                hotness: kept.heat.min(u32::MAX as u64) as u32,
                wanted: kept.code.as_ref().is_none_or(|c| c.tier < 2),
                ir: kept.source,
                ..UnitRecord::default()
            };
            if let Some(code) = kept.code.filter(|_| !opened.without_objects) {
                findings.objects.push(ObjectRecord {
                    unit: key,
                    trace_hash: record.trace_hash(),
                    build: opened.build,
                    target: opened.target.clone(),
                    llvm: "19".into(),
                    bytes: code.bytes,
                });
            }
            findings.units.push(record);
        }
        opened.warm.retain_news(&mut findings);
        let mode = match options.store {
            Store::ReadWrite(_) if !options.faults.any() => SaveMode::ReadWrite,
            _ => SaveMode::ReadOnly,
        };
        let limits = Limits::after(opened.begun.elapsed());
        let report = profiles::save(&opened.dir, &findings, &limits, mode, stamp_s);
        out.written_bytes = report.written_bytes;
        out.save_state = report.state.name().into();
    }
}

impl Memory for Remembered {
    fn find(&mut self, root: Fingerprint, module: &str, pc: u32, kind: UnitKind) -> Option<Kept> {
        let begun = Instant::now();
        let mut opened = self.0.borrow_mut();
        let found = opened.find(root, module, pc, kind);
        opened.load_ms += begun.elapsed().as_secs_f64() * 1e3;
        found
    }

    fn refused(&mut self, root: Fingerprint, pc: u32, reason: &'static str) {
        self.0
            .borrow_mut()
            .rejected
            .push(format!("{root:?}+{pc}: {reason}"));
    }
}

impl Opened {
    fn find(&mut self, root: Fingerprint, module: &str, pc: u32, kind: UnitKind) -> Option<Kept> {
        let key = UnitKey {
            root: fingerprint(root),
            root_pc: pc,
            env: environment(module, kind),
        };
        let mut rejected = Vec::new();
        let mut found = None;
        for unit in self.warm.units_for(&key.root) {
            match unit {
                Ok(u) if u.key == key && u.invalid_reason.is_none() => found = Some(u),
                // Others of the same code object are told of when they are asked for.
                Err(r) if r.key == profiles::Key::unit(&key) => {
                    rejected.push(format!("{root:?}+{pc}: {}", r.why.name()))
                }
                _ => {}
            }
        }
        let kept = found.map(|u| {
            let object = match self.warm.object_for(&u) {
                _ if self.without_objects => None,
                Ok(o) => o.map(|o| KeptCode {
                    tier: u.tier,
                    bytes: o.bytes,
                }),
                Err(r) => {
                    rejected.push(format!("{root:?}+{pc}: {}", r.why.name()));
                    None
                }
            };
            Kept {
                root,
                module: module.into(),
                root_pc: pc,
                kind,
                fingerprints: u.fingerprints.iter().map(|f| Fingerprint(f.0)).collect(),
                source: u.ir,
                code: object,
                heat: u.hotness as u64,
            }
        });
        for r in rejected {
            if !self.rejected.contains(&r) {
                self.rejected.push(r);
            }
        }
        kept
    }
}
