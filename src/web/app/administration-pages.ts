/** The pages of who looks after the room, as one file: a file each would have every visitor of any page carry their names. */
export { AlertsPage } from "#web/alerting/alerts-page.tsx";
export { ChannelsPage } from "#web/channel/channels-page.tsx";
export { FeedChangesPage } from "#web/feed/feed-changes-page.tsx";
export { FeedsPage } from "#web/feed/feeds-page.tsx";
export { JournalPage } from "#web/journal/journal-page.tsx";
export { AdministrationPage } from "#web/operator/administration-page.tsx";
export { OfficesPage } from "#web/operator/offices-page.tsx";
export { OperatorPage } from "#web/operator/operator-page.tsx";
export { OperatorsPage } from "#web/operator/operators-page.tsx";
export { OrganizationsPage } from "#web/organization/organizations-page.tsx";
export { SealedPage } from "#web/sealing/sealed-page.tsx";
export { StatusPage } from "#web/status/status-page.tsx";
export { TokensPage } from "#web/token/tokens-page.tsx";
