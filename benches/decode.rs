//! Bytes per second, by kind of page and by decoder.
//!
//! `cargo bench --bench decode -- typical` measures one kind of page.

use std::hint::black_box;

use chatwire_benches::case::{self, Case};
use criterion::{BenchmarkId, Criterion, Throughput};
use std::time::Duration;

fn main() {
    let (cases, faults) = case::all();
    for fault in faults {
        println!("{} is not measured: {}", fault.case, fault.reason);
    }
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(500))
        .sample_size(20)
        .configure_from_args();
    for cases in cases.chunk_by(|a, b| a.page.kind == b.page.kind) {
        measure(&mut criterion, cases);
    }
    criterion.final_summary();
}

/// Measures the decoders of one page.
fn measure(criterion: &mut Criterion, cases: &[Case]) {
    let page = cases[0].page;
    let mut group = criterion.benchmark_group(page.kind);
    group.throughput(Throughput::Bytes(page.bytes.len() as u64));
    for case in cases {
        group.bench_with_input(
            BenchmarkId::from_parameter(&case.entry.name),
            case,
            |b, case| {
                b.iter(|| (case.entry.decode)(black_box(page.bytes)));
            },
        );
    }
    group.finish();
}
