/** The pages of cases and their contact book, as one file: they are loaded together, when the first of them is shown. */
export { CasePage } from "#web/case/case-page.tsx";
export { CasesPage } from "#web/case/cases-page.tsx";
export { SuppliersPage } from "#web/supplier/suppliers-page.tsx";
