/** Names of the weaknesses that advisories name most, as MITRE writes them: what an author who knows a number need not look up. Others are typed. */
import { rowsOf } from "#core/input/text-rows.ts";

/** The name of a weakness by its id. */
export const weaknessNames: ReadonlyMap<string, string> = new Map(
  rowsOf(`
    20 Improper Input Validation
    22 Improper Limitation of a Pathname to a Restricted Directory ('Path Traversal')
    77 Improper Neutralization of Special Elements used in a Command ('Command Injection')
    78 Improper Neutralization of Special Elements used in an OS Command ('OS Command Injection')
    79 Improper Neutralization of Input During Web Page Generation ('Cross-site Scripting')
    89 Improper Neutralization of Special Elements used in an SQL Command ('SQL Injection')
    94 Improper Control of Generation of Code ('Code Injection')
    119 Improper Restriction of Operations within the Bounds of a Memory Buffer
    120 Buffer Copy without Checking Size of Input ('Classic Buffer Overflow')
    121 Stack-based Buffer Overflow
    122 Heap-based Buffer Overflow
    125 Out-of-bounds Read
    190 Integer Overflow or Wraparound
    200 Exposure of Sensitive Information to an Unauthorized Actor
    269 Improper Privilege Management
    284 Improper Access Control
    287 Improper Authentication
    295 Improper Certificate Validation
    306 Missing Authentication for Critical Function
    347 Improper Verification of Cryptographic Signature
    352 Cross-Site Request Forgery (CSRF)
    362 Concurrent Execution using Shared Resource with Improper Synchronization ('Race Condition')
    369 Divide By Zero
    400 Uncontrolled Resource Consumption
    401 Missing Release of Memory after Effective Lifetime
    415 Double Free
    416 Use After Free
    427 Uncontrolled Search Path Element
    434 Unrestricted Upload of File with Dangerous Type
    457 Use of Uninitialized Variable
    476 NULL Pointer Dereference
    502 Deserialization of Untrusted Data
    601 URL Redirection to Untrusted Site ('Open Redirect')
    611 Improper Restriction of XML External Entity Reference
    617 Reachable Assertion
    639 Authorization Bypass Through User-Controlled Key
    674 Uncontrolled Recursion
    732 Incorrect Permission Assignment for Critical Resource
    770 Allocation of Resources Without Limits or Throttling
    787 Out-of-bounds Write
    798 Use of Hard-coded Credentials
    835 Loop with Unreachable Exit Condition ('Infinite Loop')
    843 Access of Resource Using Incompatible Type ('Type Confusion')
    862 Missing Authorization
    863 Incorrect Authorization
    908 Use of Uninitialized Resource
    918 Server-Side Request Forgery (SSRF)
    1333 Inefficient Regular Expression Complexity
  `).map(([number = "", ...words]) => [`CWE-${number}`, words.join(" ")] as const),
);
