/** The name of the product and what it is not, in English. */
export const app = {
  name: "Bongsu",
  disclaimer:
    "Bongsu is open-source software. It is not an official service of any government body, nor endorsed by one.",
} as const;
