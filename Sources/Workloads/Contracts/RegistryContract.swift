// Written by demo-blocks/contracts/build from Registry.vy, vyper 0.4.3; not edited by hand.

import Primitives

/// The compiled contract `Registry`.
package enum RegistryContract {
    /// First four bytes of call data, by function.
    package enum Selector {
        /// `set_record(bytes32,bytes32)`
        package static let setRecord: UInt32 = 0x8d3b_bfda
        /// `record(address,bytes32)`
        package static let record: UInt32 = 0x170c_6999
    }

    /// Storage slots, by variable.
    package enum Slot {
        package static let record: UInt256 = 0
    }

    package static let code = CompiledContract(
        creationCode: """
            6100d261000f6000396100d26000f35f3560e01c60026001821660011b6100ce01601e395f51565b638d3bbfda81186100c6\
            576044361034176100ca576024355f336020525f5260405f20806004356020525f5260405f20905055600435337f3c1df956\
            c5424cf27436f6bdd0d4872969be9e16687f9951397de7881463b50e60243560405260206040a3005b63170c699981186100\
            c6576044361034176100ca576004358060a01c6100ca576040525f6040516020525f5260405f20806024356020525f526040\
            5f2090505460605260206060f35b5f5ffd5b5f80fd0018007d
            """,
        runtimeCode: """
            5f3560e01c60026001821660011b6100ce01601e395f51565b638d3bbfda81186100c6576044361034176100ca576024355f\
            336020525f5260405f20806004356020525f5260405f20905055600435337f3c1df956c5424cf27436f6bdd0d4872969be9e\
            16687f9951397de7881463b50e60243560405260206040a3005b63170c699981186100c6576044361034176100ca57600435\
            8060a01c6100ca576040525f6040516020525f5260405f20806024356020525f5260405f2090505460605260206060f35b5f\
            5ffd5b5f80fd0018007d
            """)
}
