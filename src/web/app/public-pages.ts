/** The pages about the agent and about codes, as one file: nobody signs in for them, and few visitors open them. */
export { AgentPage } from "#web/agent/agent-page.tsx";
export { CodePage } from "#web/code/code-page.tsx";
