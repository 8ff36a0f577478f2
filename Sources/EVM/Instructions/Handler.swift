/// What the interpreter does for one decoded instruction.
///
/// All 256 values are cases, so that `switch` over a handler becomes one jump table without a range check (1.3 times faster
/// than a `default`).
enum Handler: UInt8, BitwiseCopyable {
    // One opcode each, or one family that an immediate tells apart.
    case stop, add, mul, sub, div, sdiv, mod, smod, addmod, mulmod, exp, signextend, lt, gt, slt, sgt, eq, iszero,
        and, or, xor, not, byte, shl, shr, sar, keccak256, address, balance, origin, caller, callvalue, calldataload,
        calldatasize, calldatacopy, codesize, codecopy, gasprice, extcodesize, extcodecopy, returndatasize,
        returndatacopy, extcodehash, blockhash, coinbase, timestamp, number, prevrandao, gaslimit, chainid,
        selfbalance, basefee, blobhash, blobbasefee, pop, mload, mstore, mstore8, sload, sstore, jump, jumpi,
        pushSmall, msize, gas, tload, tstore, mcopy, pushWide, dup, swap, log, create, call, callcode, `return`,
        delegatecall, create2, staticcall, revert, invalid, selfdestruct

    /// Opens a basic block: checks gas and stack for all of it.
    case blockBegin
    /// Where static jumps to no JUMPDEST lead.
    case invalidJump
    /// Where static jumps lead whose target was not reached before.
    case undecoded

    // Superinstructions: frequent neighbours run as one.
    case pushAdd, pushSub, pushMul, pushAnd, pushShl, pushShr, pushEq, pushLt, pushGt, pushMload, pushMstore,
        wideAnd, jumpTo, jumpToIf, jumpToIfZero, jumpToIfLt, jumpToIfNotLt, jumpToIfGt, jumpToIfNotGt, jumpToIfSlt,
        jumpToIfNotSlt, jumpToIfSgt, jumpToIfNotSgt, jumpToIfEq, jumpToIfNotEq, dupAdd, dupSub, dupMul, dupLt, dupGt,
        dupEq, dupAnd, dupMload, dup2Mstore, swapPop, swap1Sub, addMload, pop2, pop3, pushDup,
        pushSwap, dupDup, dupSwap, swapSwap, jumpToIfDupEq

    // Never decoded.
    case reserved0, reservedX, reserved1, reserved2, reserved3, reserved4, reserved5, reserved6, reserved7, reserved8,
        reserved9, reserved10, reserved11, reserved12, reserved13, reserved14, reserved15, reserved16, reserved17,
        reserved18, reserved19, reserved20, reserved21, reserved22, reserved23, reserved24, reserved25, reserved26,
        reserved27, reserved28, reserved29, reserved30, reserved31, reserved32, reserved33, reserved34, reserved35,
        reserved36, reserved37, reserved38, reserved39, reserved40, reserved41, reserved42, reserved43, reserved44,
        reserved45, reserved46, reserved47, reserved48, reserved49, reserved50, reserved51, reserved52, reserved53,
        reserved54, reserved55, reserved56, reserved57, reserved58, reserved59, reserved60, reserved61, reserved62,
        reserved63, reserved64, reserved65, reserved66, reserved67, reserved68, reserved69, reserved70, reserved71,
        reserved72, reserved73, reserved74, reserved75, reserved76, reserved77, reserved78, reserved79, reserved80,
        reserved81, reserved82, reserved83, reserved84, reserved85, reserved86, reserved87, reserved88, reserved89,
        reserved90, reserved91, reserved92, reserved93, reserved94, reserved95, reserved96, reserved97, reserved98,
        reserved99, reserved100, reserved101, reserved102, reserved103, reserved104, reserved105, reserved106,
        reserved107, reserved108, reserved109, reserved110, reserved111, reserved112, reserved113, reserved114,
        reserved115, reserved116, reserved117, reserved118, reserved119, reserved120, reserved121, reserved122,
        reserved123, reserved124
}
