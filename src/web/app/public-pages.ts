/** The pages that nobody signs in for and that few visitors open, as one file: a file each would have every visitor of any page carry their names. */
export { AgentPage } from "#web/agent/agent-page.tsx";
export { CodePage } from "#web/code/code-page.tsx";
export { ReportCasePage } from "#web/report/case-page.tsx";
export { ReportPage } from "#web/report/report-page.tsx";
