# The four machines: what builds for them, what runs them. Sourced by the scripts beside it.

cd "$(dirname "${BASH_SOURCE[0]}")"

all_machines=(m0 m3 m4 rv32)
built=${CARGO_TARGET_DIR:-target}

fail() {
    echo "firmware: $*" >&2
    exit 1
}

# The Rust target of machine $1, and the command that emulates it.
#
# -icount makes the clock advance by 2^shift ns an instruction, whatever the host does; the shifts
# suit the timers that board/src/counter.rs reads.
machine() {
    case $1 in
    m0)
        triple=thumbv6m-none-eabi
        # The real board's 256 KB and 16 KB are too small for the larger rivals.
        emulator=(qemu-system-arm -M microbit -icount shift=8
            -global nrf51-soc.flash-size=1048576 -global nrf51-soc.sram-size=262144)
        ;;
    m3)
        triple=thumbv7m-none-eabi
        emulator=(qemu-system-arm -M mps2-an385 -icount shift=7)
        ;;
    m4)
        triple=thumbv7em-none-eabihf
        emulator=(qemu-system-arm -M mps2-an386 -icount shift=7)
        ;;
    rv32)
        triple=riscv32imc-unknown-none-elf
        emulator=(qemu-system-riscv32 -M virt -bios none -icount shift=0)
        ;;
    *)
        fail "no machine '$1': ${all_machines[*]} or all"
        ;;
    esac
}

# The machines that argument $1 names.
machines() {
    if [ "$1" = all ]; then
        echo "${all_machines[@]}"
    else
        machine "$1"
        echo "$1"
    fi
}

# Runs image $2 on machine $1; its output and exit status are those of the image.
emulate() {
    machine "$1"
    command -v "${emulator[0]}" >/dev/null ||
        fail "${emulator[0]} is missing: apt install qemu-system-arm qemu-system-misc"
    timeout 120 "${emulator[@]}" -display none -monitor none -serial none \
        -semihosting-config enable=on,target=native -kernel "$2" "${@:3}"
}

# What builds for machine $1: rustup's own target where it is installed, else Debian's compiler,
# which has no targets but its sources, so that `core` is built along.
toolchain() {
    machine "$1"
    if rustup target list --installed 2>/dev/null | grep -qx "$triple"; then
        rustc --version | cut -d' ' -f1-2
    elif [ -x /usr/bin/cargo ] && [ -d /usr/lib/rustlib/src/rust/library/core ]; then
        echo "$(/usr/bin/rustc --version | cut -d' ' -f1-2) and core from source"
    else
        fail "nothing builds for $triple: rustup target add $triple," \
            "or apt install rustc-web cargo-web rust-web-src"
    fi
}

# Puts into `cargo` what runs cargo's command $2, `build` or `clippy`, for machine $1.
cargo_for() {
    machine "$1"
    local toolchain linker
    toolchain=$(toolchain "$1") || exit 1
    cargo=(cargo "$2")
    if [[ $toolchain == *source ]]; then
        linker=$(linker) || fail "no linker: apt install lld"
        cargo=(/usr/bin/cargo build)
        if [ "$2" = clippy ]; then
            # Asked for `clippy`, Debian's cargo would take rustup's.
            cargo=(/usr/bin/cargo-clippy clippy)
            [ -x "${cargo[0]}" ] || fail "no clippy: apt install rust-web-clippy"
        fi
        # The nightly switch is for -Zbuild-std alone.
        cargo=(env CARGO=/usr/bin/cargo RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1
            "CARGO_TARGET_$(tr a-z- A-Z_ <<<"$triple")_LINKER=$linker"
            "${cargo[@]}" -Zbuild-std=core)
    fi
    cargo+=(--locked --quiet --target "$triple")
}

# Builds package $2 for machine $1 under profile $3 with features $4, and copies the image to $5.
build() {
    local cargo
    cargo_for "$1" build
    "${cargo[@]}" -p "$2" --profile "$3" --features "$4" || fail "$2 does not build for $1"
    mkdir -p "$(dirname "$5")"
    cp "$built/$triple/$3/$2" "$5"
}

# Debian has no rust-lld; rustup brings one for the host, which links for every target.
linker() {
    local found
    found=$(rustc --print sysroot 2>/dev/null)/lib/rustlib/$(rustc -vV 2>/dev/null |
        sed -n 's/^host: //p')/bin/rust-lld
    if [ -x "$found" ]; then
        echo "$found"
    else
        command -v ld.lld
    fi
}

# The tool of this workspace that runs here.
host() {
    cargo run --locked --quiet -p host -- "$@"
}
